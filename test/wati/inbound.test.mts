import fc from 'fast-check';
import { readInbound, readInbounds } from '../../nodes/wati/inbound.ts';

const words = { optOut: ['stop', ' Stop promotions ', ''], optIn: ['start'] };
const read = (json: unknown) => readInbound(json, words);

/** Shapes as documented; the values are made up. */
const newContact = {
	eventType: 'newContactMessageReceived',
	id: '634930ab82538bf0845a116a',
	created: '2026-10-14T09:49:31.2419621Z',
	waId: '491701234567',
	senderName: 'Ada',
	sourceId: null,
	sourceUrl: null,
	sourceType: 0,
};

const message = {
	id: '1a2b3c',
	created: '2026-10-14T05:53:01.3833674Z',
	whatsappMessageId: 'wamid.1',
	conversationId: 'c1',
	ticketId: 't1',
	text: 'Hello there',
	type: 'text',
	data: null,
	sourceId: null,
	sourceUrl: null,
	timestamp: '1791957181',
	owner: false,
	eventType: 'message',
	statusString: 'SENT',
	avatarUrl: null,
	assignedId: 'a1',
	operatorName: 'Bob',
	operatorEmail: 'bob@x.example',
	waId: '491701234567',
	messageContact: null,
	senderName: 'Ada',
	listReply: null,
	interactiveButtonReply: null,
	buttonReply: null,
	replyContextId: '',
	sourceType: 0,
	frequentlyForwarded: false,
	forwarded: false,
	channelId: null,
	channelPhoneNumber: '4930123456',
};

it('reads a new contact’s event, which has no text', () => {
	expect(read(newContact)).toEqual({
		event: 'newContactMessageReceived',
		eventType: 'newContactMessageReceived',
		id: '634930ab82538bf0845a116a',
		number: '491701234567',
		senderName: 'Ada',
		at: '2026-10-14T09:49:31.241Z',
	});
});

it('reads a message', () => {
	expect(read(message)).toEqual({
		event: 'message',
		eventType: 'message',
		id: 'wamid.1',
		number: '491701234567',
		senderName: 'Ada',
		at: new Date(1791957181000).toISOString(),
		message: { type: 'text', text: 'Hello there' },
	});
});

const user = { bsuid: 'HK.1', parentBsuid: 'HK.ENT.1', username: '@ada' };

it.each([
	['_bsuid', { ...newContact, ...user, eventType: 'newContactMessageReceived_bsuid' }],
	['_v2', { ...message, ...user, eventType: 'message_v2' }],
	['_bsuid of a message', { ...message, ...user, eventType: 'message_bsuid' }],
])('takes the kin with %s for the same event, hidden number or not', (_, json) => {
	const named = read(json);
	expect(named).toMatchObject({ event: json.eventType.split('_')[0], bsuid: 'HK.1' });
	expect(named).toHaveProperty('number');
	const { waId: __, ...hidden } = json;
	expect(read(hidden)).toMatchObject({ bsuid: 'HK.1' });
	expect(read({ ...json, waId: null })).not.toHaveProperty('number');
});

it('gives a message and its kin one id', () => {
	expect(read({ ...message, eventType: 'message_v2', id: 'other' })?.id).toBe(read(message)?.id);
});

it.each([
	['an echo of what the business wrote', { ...message, owner: true }],
	['an echo that says so as a text', { ...message, owner: 'true' }],
	['a session message that was sent', { ...message, eventType: 'sessionMessageSent' }],
	['a template message that was sent', { ...message, eventType: 'templateMessageSent_v2' }],
	['a receipt', { eventType: 'sentMessageREAD_v2', id: '1', whatsappMessageId: 'w', text: null }],
	['a delivery', { eventType: 'sentMessageDELIVERED', id: '1', type: 'template' }],
	['a replied template', { eventType: 'sentMessageREPLIED', id: '1' }],
	['a failure', { eventType: 'templateMessageFailed', failedCode: '131026' }],
	['a button’s address', { ...message, eventType: 'ctaButtonClicked' }],
	['an account event', { eventType: 'accountUpdated' }],
	['nobody’s message', { ...message, waId: '', bsuid: null }],
	['a message without any id', { ...message, id: null, whatsappMessageId: '' }],
	['an empty body', undefined],
	['a text', 'message'],
	['a list', [message]],
])('%s begins nothing', (_, json) => {
	expect(read(json)).toBeUndefined();
});

it('never throws, and speaks of nobody without a number or an id', () => {
	const shape = fc.record(
		Object.fromEntries(Object.keys(message).map((key) => [key, fc.anything()])),
		{ requiredKeys: [] },
	);
	const named = fc.constantFrom('message', 'message_v2', 'newContactMessageReceived');
	const json = fc
		.tuple(fc.oneof(shape, fc.anything()), named)
		.map(([one, eventType]) => (typeof one === 'object' ? { ...one, eventType } : one));
	fc.assert(
		fc.property(json, (one) => {
			const inbound = read(one);
			if (inbound) expect(`${inbound.number ?? ''}${inbound.bsuid ?? ''}`).not.toBe('');
		}),
		{ numRuns: 1000 },
	);
});

it.each([
	['STOP', 'optOut'],
	[' stop! ', 'optOut'],
	['"Stop."', 'optOut'],
	['ＳＴＯＰ', 'optOut'],
	['Stop   promotions', 'optOut'],
	['start', 'optIn'],
	['please don’t stop', undefined],
	['stop it, start over', undefined],
	['stopped', undefined],
	['', undefined],
	['🛑', undefined],
])('hears in %j: %s', (text, heard) => {
	expect(read({ ...message, text })?.message?.heard).toBe(heard);
});

it.each([
	['a quick reply', { type: 'button', text: null, buttonReply: { payload: 'x', text: 'STOP' } }],
	['a pressed button', { type: 'interactive', interactiveButtonReply: { id: '1', title: 'Stop' } }],
	['a chosen line of a list', { type: 'interactive', listReply: { title: 'stop' } }],
	['a button whose text comes along', { text: 'Stop', buttonReply: { text: 'Stop' } }],
])('hears the same in %s', (_, part) => {
	expect(read({ ...message, ...part })?.message?.heard).toBe('optOut');
});

it.each([
	['a text that is no text', { text: { body: 'stop' } }],
	['a reply of another shape', { text: null, buttonReply: 'stop', listReply: 7 }],
])('takes %s for a message without words', (_, part) => {
	expect(read({ ...message, ...part })?.message).toEqual({ type: 'text', text: '' });
});

it.each([
	['seconds as a text', { timestamp: '1791957181' }, 1791957181000],
	['seconds as a number', { timestamp: 1791957181 }, 1791957181000],
	[
		'none, and the time of creation',
		{ timestamp: null },
		Date.parse(message.created.slice(0, 23) + 'Z'),
	],
	[
		'nonsense, and the time of creation',
		{ timestamp: 'soon' },
		Date.parse(message.created.slice(0, 23) + 'Z'),
	],
])('reads a time given as %s', (_, part, at) => {
	expect(read({ ...message, ...part })?.at).toBe(new Date(at).toISOString());
});

it.each([
	['nothing', { timestamp: null, created: null }],
	['nonsense', { timestamp: 'soon', created: 'later' }],
	['a time beyond all calendars', { timestamp: '1e300', created: null }],
])('has no time where Wati tells %s', (_, part) => {
	expect(read({ ...message, ...part })).not.toHaveProperty('at');
});

it.each([
	['a type that is no text', { type: 0 }],
	['a time of creation that is no text', { created: 1791957181 }],
	['a name that is no text', { senderName: { first: 'Ada' } }],
])('hears STOP beside %s', (_, part) => {
	expect(read({ ...message, text: 'STOP', ...part })?.message?.heard).toBe('optOut');
});

it('takes the id of a hidden number for no number', () => {
	expect(read({ ...message, waId: 'HK.1234567', bsuid: 'HK.1234567' })).toMatchObject({
		bsuid: 'HK.1234567',
	});
	expect(read({ ...message, waId: 'HK.1234567', bsuid: 'HK.1234567' })).not.toHaveProperty(
		'number',
	);
});

it('reads each message of a bundle, and drops the noise in it', () => {
	const bundle = [message, 7, { ...message, whatsappMessageId: 'another' }];
	expect(readInbounds(bundle, words)).toHaveLength(2);
});
