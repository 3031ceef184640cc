import axios from 'axios';
import { startWati, type MessageShape, type WatiSandbox } from '../../sandbox/wati/index.mts';
import { startWatiReceiver, type WatiReceiver } from './watiReceiver.mts';

const NUMBER = '14155552671';

let now: number;
let wati: WatiSandbox;
let receiver: WatiReceiver;

beforeEach(async () => {
	now = Date.parse('2026-11-23T12:00:00Z');
	receiver = await startWatiReceiver();
	wati = await startWati({ clock: { now: () => now, sleep: async () => {} } });
	wati.agent.addWebhook(receiver.url, ['message', 'newContactMessageReceived']);
});

afterEach(async () => {
	await wati.close();
	receiver.close();
});

const replies = { listReply: null, interactiveButtonReply: null, buttonReply: null };
const tapped: ReadonlyArray<[MessageShape, Readonly<Record<string, unknown>>]> = [
	[{ kind: 'button' }, { type: 'button', buttonReply: { payload: 'Stop', text: 'Stop' } }],
	[
		{ kind: 'button', payload: 'OPT_OUT' },
		{ type: 'button', buttonReply: { payload: 'OPT_OUT', text: 'Stop' } },
	],
	[
		{ kind: 'interactiveButton', id: '2' },
		{ type: 'interactive', interactiveButtonReply: { id: '2', title: 'Stop' } },
	],
	[
		{ kind: 'listRow', description: 'No more news' },
		{
			type: 'interactive',
			listReply: { id: null, title: 'Stop', description: 'No more news' },
		},
	],
];

describe('a tapped reply', () => {
	beforeEach(() => {
		wati.agent.addContact({ number: NUMBER });
	});

	it.each(tapped)('%j is told in its own key and in no text', async (as, expected) => {
		await wati.people.write(NUMBER, 'Stop', { as });
		expect(receiver.bodies()).toEqual([
			expect.objectContaining({ ...replies, text: null, ...expected }),
		]);
	});

	it.each(tapped)('%j repeats its text, where the switch says so', async (as, expected) => {
		wati.options.switches.tappedText = 'repeated';
		await wati.people.write(NUMBER, 'Stop', { as });
		expect(receiver.bodies()).toEqual([
			expect.objectContaining({ ...replies, text: 'Stop', ...expected }),
		]);
	});

	it.each(tapped)('%j obeys the rule as a typed word does', async (as) => {
		expect(await wati.people.write(NUMBER, 'Stop', { as })).toMatchObject({
			allowCampaign: false,
		});
		expect(await wati.people.write(NUMBER, 'Start', { as })).toMatchObject({
			allowCampaign: true,
		});
	});

	it('does not obey the rule for a payload that nobody sees', async () => {
		const as = { kind: 'button', payload: 'STOP' } as const;
		expect(await wati.people.write(NUMBER, 'Quiet please', { as })).toMatchObject({
			allowCampaign: true,
		});
	});
});

it.each([
	['', null],
	['https://media.example.com/showFile?fileName=a.jpg', expect.stringContaining('showFile')],
])('an image with the address %j has the text %j', async (address, text) => {
	await wati.people.write(NUMBER, address, { as: { kind: 'image' } });
	expect(receiver.bodies()).toContainEqual(
		expect.objectContaining({ ...replies, eventType: 'message', type: 'image', text }),
	);
});

it.each([
	['beforeWebhooks', 'STOP', true, false],
	['beforeWebhooks', 'START', false, true],
	['afterWebhooks', 'STOP', true, true],
	['afterWebhooks', 'START', false, false],
] as const)(
	'%s the rule heeds %s: Allow campaign was %j, and is %j when the webhook comes',
	async (when, text, was, told) => {
		wati.options.switches.unsubscribeRuleWhen = when;
		wati.agent.addContact({ number: NUMBER, allowCampaign: was });
		const seen: Array<boolean | undefined> = [];
		receiver.onArrival = () => seen.push(wati.contact(NUMBER)?.allowCampaign);
		const { allowCampaign } = await wati.people.write(NUMBER, text);
		expect({ seen, allowCampaign }).toEqual({ seen: [told], allowCampaign: !was });
	},
);

it('the late rule keeps what was written to the contact meanwhile', async () => {
	wati.options.switches.unsubscribeRuleWhen = 'afterWebhooks';
	wati.agent.addContact({ number: NUMBER });
	receiver.onArrival = () => wati.agent.setAttribute(NUMBER, 'city', 'Rome');
	await wati.people.write(NUMBER, 'STOP');
	expect(wati.contact(NUMBER)).toMatchObject({ params: { city: 'Rome' }, allowCampaign: false });
});

it('keeps two spellings of one Brazilian line apart, and writes from the one that is given', async () => {
	const [short, long] = ['551187654321', '5511987654321'];
	wati.agent.addContact({ number: short, name: 'Short' });
	await wati.people.write(long, 'Oi', { name: 'Long' });
	expect(wati.contacts()).toMatchObject([
		{ number: long, name: 'Long' },
		{ number: short, name: 'Short' },
	]);
	expect(receiver.bodies().map(({ waId }) => waId)).toEqual([long, long]);
});

describe('a newcomer', () => {
	const look = async (target: string) =>
		await axios.get(`${wati.origin}/api/ext/v3/contacts/${target}`, {
			headers: { Authorization: `Bearer ${wati.options.token}` },
			validateStatus: null,
		});

	it.each([
		['atOnce', [200, 200]],
		['afterFirstLook', [404, 200]],
	] as const)('can be read %s: %j', async (visible, expected) => {
		wati.options.switches.newContactVisible = visible;
		await wati.people.write(NUMBER, 'Hello');
		const statuses = [await look(NUMBER), await look(NUMBER)].map(({ status }) => status);
		expect(statuses).toEqual(expected);
	});

	it('is hidden as an unknown contact is', async () => {
		Object.assign(wati.options.switches, {
			newContactVisible: 'afterFirstLook',
			unknownContact: 'nullBody200',
		});
		await wati.people.write(NUMBER, 'Hello');
		expect(await look(NUMBER)).toMatchObject({ status: 200, data: null });
		expect((await look(NUMBER)).data).toMatchObject({ wa_id: NUMBER });
	});

	it('is there for everybody once it was written to', async () => {
		wati.options.switches.newContactVisible = 'afterFirstLook';
		await wati.people.write(NUMBER, 'Hello');
		await axios.put(
			`${wati.origin}/api/ext/v3/contacts`,
			{ contacts: [{ target: NUMBER, customParams: [{ name: 'city', value: 'Rome' }] }] },
			{ headers: { Authorization: `Bearer ${wati.options.token}` } },
		);
		expect((await look(NUMBER)).status).toBe(200);
	});

	it('is one whom no person of the business made', async () => {
		wati.options.switches.newContactVisible = 'afterFirstLook';
		wati.agent.addContact({ number: NUMBER });
		await wati.people.write(NUMBER, 'Hello');
		expect((await look(NUMBER)).status).toBe(200);
	});
});
