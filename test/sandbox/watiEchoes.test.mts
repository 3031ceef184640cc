import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';
import { startWatiReceiver, type WatiReceiver } from './watiReceiver.mts';

const NUMBER = '14155552671';

let now: number;
let wati: WatiSandbox;
let receiver: WatiReceiver;

beforeEach(async () => {
	now = Date.parse('2026-11-23T12:00:00Z');
	receiver = await startWatiReceiver();
	wati = await startWati({ clock: { now: () => now, sleep: async () => {} } });
	wati.agent.addContact({ number: NUMBER, name: 'Ada' });
});

afterEach(async () => {
	await wati.close();
	receiver.close();
});

describe('a reply of the business', () => {
	it('comes to the receivers of messages as an echo of its own', async () => {
		wati.agent.addWebhook(receiver.url, ['message']);
		await wati.agent.reply(NUMBER, 'How can we help?');
		expect(receiver.bodies()).toMatchObject([
			{ eventType: 'message', owner: true, waId: NUMBER, text: 'How can we help?', type: 'text' },
		]);
	});

	it('comes in every variant that is ticked, all under one message id', async () => {
		const types = [
			'message',
			'message_v2',
			'message_bsuid',
			'sessionMessageSent',
			'sessionMessageSent_v2',
			'sessionMessageSent_bsuid',
		];
		wati.agent.addWebhook(receiver.url, types);
		await wati.agent.reply(NUMBER, 'Hi');
		const bodies = receiver.bodies();
		expect(bodies.map(({ eventType }) => eventType).sort()).toEqual([...types].sort());
		expect(bodies.every(({ owner }) => owner === true)).toBe(true);
		expect(new Set(bodies.map(({ whatsappMessageId }) => whatsappMessageId)).size).toBe(1);
	});

	it('names the channel in the second variant of a sent message and not in the first', async () => {
		wati.agent.addWebhook(receiver.url, ['sessionMessageSent', 'sessionMessageSent_v2']);
		await wati.agent.reply(NUMBER, 'Hi');
		const keysOf = (type: string) =>
			Object.keys(receiver.bodies().find(({ eventType }) => eventType === type) ?? {});
		const second = ['localMessageId', 'channelId', 'channelPhoneNumber'];
		expect(keysOf('sessionMessageSent_v2')).toEqual(expect.arrayContaining(second));
		expect(keysOf('sessionMessageSent').filter((key) => second.includes(key))).toEqual([]);
	});

	it('moves the time of the last update and does not obey the rule', async () => {
		const { lastUpdated = 0 } = wati.contact(NUMBER) ?? {};
		now += 5000;
		await wati.agent.reply(NUMBER, 'STOP');
		expect(wati.contact(NUMBER)).toMatchObject({
			lastUpdated: lastUpdated + 5000,
			allowCampaign: true,
		});
	});

	it('to somebody on Instagram is told to no webhook', async () => {
		wati.agent.addWebhook(receiver.url, ['message', 'sessionMessageSent']);
		const { id } = wati.agent.addContact({ channelType: 'instagram', name: 'Bob' });
		await wati.agent.reply(id, 'Hi');
		expect(receiver.arrivals).toEqual([]);
	});

	it('needs somebody to go to', async () => {
		await expect(wati.agent.reply('14155550000', 'Hi')).rejects.toThrow('no contact');
	});
});

describe('noise', () => {
	it.each([
		['application/json', ''],
		['text/plain', 'Hello'],
		['application/json', '{"eventType":'],
		['application/json', '[{"eventType":"message"}]'],
	])('of type %s goes out byte by byte: %j', async (contentType, text) => {
		const raw = { contentType, body: text };
		expect(await wati.webhooks.sendRaw(receiver.url, raw)).toBe(200);
		expect(receiver.arrivals).toEqual([{ contentType, text }]);
		expect(wati.webhooks.deliveries).toEqual([]);
	});

	it('that nobody answers has no status', async () => {
		const raw = { contentType: 'text/plain', body: 'x' };
		expect(await wati.webhooks.sendRaw('http://127.0.0.1:9/', raw)).toBeNull();
	});
});

it('repeats a delivery with the same body, and tells how it was answered', async () => {
	wati.agent.addWebhook(receiver.url, ['message']);
	await wati.people.write(NUMBER, 'Hello');
	const [delivery] = wati.webhooks.deliveries;
	if (delivery === undefined) throw new Error('Nothing was delivered');
	receiver.status = 503;
	expect(await wati.webhooks.repeat(delivery)).toBe(503);
	const [first, second] = receiver.arrivals;
	expect(second).toEqual(first);
	expect(wati.webhooks.deliveries).toMatchObject([
		{ attempt: 1, status: 200 },
		{ attempt: 2, status: 503 },
	]);
});
