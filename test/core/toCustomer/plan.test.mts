import { isEmptyWrite } from '../../../nodes/core/toCustomer/decision.ts';
import { contact, linked, MORNING, NUMBER } from '../people.mts';
import { customer, decided, found, plan } from './people.mts';

const both = (value: string | null) => ({ customer: value, contact: value });
const nobody = { status: 'notFound' } as const;
const stranger = contact({
	name: 'Ada Lovelace 🌸',
	attributes: { email: 'ada@x.example', City: 'Kiel', tag_vip: 'true', lead_stage: 'New lead' },
});

it('makes a customer of what the contact says, and subscribes it', () => {
	const { kind, write } = decided(stranger, nobody);
	expect(kind).toBe('create');
	expect(write).toEqual({
		fields: {
			phone: `+${NUMBER}`,
			firstName: 'Ada',
			lastName: 'Lovelace',
			email: 'ada@x.example',
			note: 'Kiel',
		},
		addTags: ['vip'],
		removeTags: [],
		consent: { channel: 'email', state: 'subscribed' },
	});
});

describe('of two contacts of one line', () => {
	const namesakes = [linked({ id: 'other' })];

	it('the one that writes takes the link, and the other loses it', () => {
		const one = plan(stranger, found(customer()), { input: { namesakes, wrote: true } });
		expect(one).toMatchObject({ kind: 'update', release: namesakes });
	});

	it('neither is chosen as long as none writes', () => {
		expect(plan(stranger, found(customer()), { input: { namesakes } })).toMatchObject({
			kind: 'hold',
			reason: 'twoContacts',
		});
	});

	it('a stranger who is made a customer is not subscribed where the other opted out', () => {
		const out = [contact({ id: 'other', allowCampaign: false })];
		expect(decided(stranger, nobody, { input: { namesakes: out } }).write).not.toHaveProperty(
			'consent',
		);
	});

	it('the linked one loses nobody', () => {
		const one = plan(linked({}), found(customer()), { input: { namesakes } });
		expect(one).toMatchObject({ kind: 'update', release: [] });
	});
});

it('passes over a stranger where no customer may be made, and nobody who has one', () => {
	const input = { mayCreate: false } as const;
	expect(plan(stranger, nobody, { input })).toEqual({
		kind: 'skip',
		reason: 'notLinked',
		problems: [],
	});
	expect(plan(stranger, found(customer()), { input }).kind).toBe('update');
});

it.each([
	['the setting is off', stranger, { mapping: { subscribeNew: false } }],
	['there is no e-mail address', contact({}), {}],
	['campaigns are not allowed', { ...stranger, allowCampaign: false }, {}],
])('subscribes no new customer where %s', (_, one, given) => {
	expect(decided(one, nobody, given).write).not.toHaveProperty('consent');
});

it('subscribes nobody on the guess of an answer that does not tell of campaigns', () => {
	const untold = { ...stranger, campaignUntold: true as const };
	expect(decided(untold, nobody).write).not.toHaveProperty('consent');
	const out = linked(
		{ campaignUntold: true },
		{ consent: { customer: 'unsubscribed', contact: false } },
	);
	const there = customer({}, { consents: { email: { state: 'unsubscribed' } } });
	expect(isEmptyWrite(decided(out, found(there)).write)).toBe(true);
});

it.each([
	['opted out', { customer: 'unsubscribed', contact: true } as const],
	[
		'said so, and Shopify did not take it',
		{ customer: 'subscribed', contact: true, asked: { value: false, parameter: 'p' } } as const,
	],
])('keeps the opt-out of who %s when the customer of the link is gone', (_, consent) => {
	const there = linked({ attributes: { email: 'ada@x.example' } }, { consent });
	const unsubscribed = { channel: 'email', state: 'unsubscribed' };
	expect(decided(there, nobody).write.consent).toEqual(unsubscribed);
	const other = customer({}, { id: '7', consents: { email: { state: 'subscribed' } } });
	expect(decided(there, found(other)).write.consent).toEqual(unsubscribed);
});

it('marks a new customer who says STOP as unsubscribed', () => {
	const { write } = decided(stranger, nobody, { heard: 'optOut' });
	expect(write.consent).toEqual({ channel: 'email', state: 'unsubscribed' });
});

it('fills in what a customer lacks, and overwrites nothing', () => {
	const { kind, write, problems } = decided(
		stranger,
		found(customer({ firstName: 'Augusta', note: 'Ulm' }, { phone: null })),
	);
	expect(kind).toBe('update');
	expect(write.fields).toEqual({ phone: `+${NUMBER}`, email: 'ada@x.example' });
	expect(problems).toMatchObject([{ code: 'bothStay', field: 'note' }]);
});

it('leaves number and name alone once the two are linked', () => {
	const there = linked({ name: 'Ada' });
	const { write } = decided(there, found(customer({}, { phone: null })));
	expect(isEmptyWrite(write)).toBe(true);
});

it('writes what changed on the contact, and names it', () => {
	const there = linked(
		{ attributes: { City: 'Bonn', tag_vip: 'false' } },
		{ fields: { city: both('Kiel') }, tags: { tag_vip: 'VIP' } },
	);
	const { write, changes } = decided(there, found(customer({ note: 'Kiel' }, { tags: ['VIP'] })));
	expect(write).toEqual({ fields: { note: 'Bonn' }, addTags: [], removeTags: ['VIP'] });
	expect(changes).toEqual([
		{ side: 'customer', field: 'note', from: 'Kiel', to: 'Bonn' },
		{ side: 'customer', field: 'tag: VIP', from: true, to: false },
	]);
});

it('takes white space that the ledger knows for no change', () => {
	const there = linked(
		{ attributes: { City: ' Kiel ' } },
		{ fields: { city: { customer: 'Kiel', contact: ' Kiel ' } } },
	);
	const { write, problems } = decided(there, found(customer({ note: 'Ulm' })));
	expect(isEmptyWrite(write)).toBe(true);
	expect(problems).toMatchObject([{ code: 'leftToOtherDirection', field: 'note' }]);
});

it('asks for no opt-in of an e-mail address that it takes away', () => {
	const there = linked(
		{ attributes: { email: '' } },
		{
			fields: { email: both('ada@x.example') },
			consent: { customer: 'notSubscribed', contact: false },
		},
	);
	const { write } = decided(there, found(customer({ email: 'ada@x.example' })));
	expect(write).toEqual({ fields: { email: null }, addTags: [], removeTags: [] });
});

const subscriber = customer(
	{ email: 'ada@x.example' },
	{ consents: { email: { state: 'subscribed' } } },
);
const stopped = linked(
	{ allowCampaign: false, attributes: { City: 'Bonn' } },
	{ consent: { customer: 'subscribed', contact: true } },
);
const stranded = { status: 'conflict', reason: 'identityConflict', candidates: [] } as const;

it.each([
	['a conflict', { ...stranded, linked: subscriber }],
	[
		'several candidates',
		{ ...stranded, status: 'ambiguous', reason: 'severalCustomers', linked: subscriber },
	],
	['an old state of the customer', found({ ...subscriber, updatedAt: '2026-11-22T08:00:00Z' })],
] as const)(
	'saves an opt-out of a linked contact in spite of %s, and writes nothing else',
	(_, match) => {
		const { kind, write, problems } = decided(stopped, match);
		expect(kind).toBe('optOutOnly');
		expect(write).toEqual({
			fields: {},
			addTags: [],
			removeTags: [],
			consent: { channel: 'email', state: 'unsubscribed' },
		});
		expect(problems).toMatchObject([{ code: 'optOutSaved' }]);
	},
);

it.each([
	['a conflict without a link', stopped, stranded, { kind: 'hold', reason: 'identityConflict' }],
	[
		'a hidden number',
		stopped,
		{ status: 'held', reason: 'noNumber' },
		{ kind: 'hold', reason: 'noNumber' },
	],
	[
		'an invalid number',
		contact({ number: '123' }),
		nobody,
		{ kind: 'skip', reason: 'phoneInvalid' },
	],
	[
		'an old state of the customer',
		linked({}),
		found(customer({}, { updatedAt: '2026-11-22T08:00:00Z' })),
		{ kind: 'skip', reason: 'staleCustomer' },
	],
	[
		'an older reading of the same state',
		linked({}),
		found(customer({}, { updatedAt: MORNING, readAt: '2026-11-23T07:59:59Z' })),
		{ kind: 'skip', reason: 'staleCustomer' },
	],
] as const)('writes nothing for %s', (_, one, match, expected) => {
	expect(plan(one, match)).toMatchObject(expected);
});
