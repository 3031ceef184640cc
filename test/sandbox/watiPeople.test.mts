import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';

const TEN_MINUTES = 600_000;
const NUMBER = '14155552671';

interface Received {
	readonly headers: IncomingHttpHeaders;
	readonly body: Record<string, unknown>;
}

let now: number;
let wati: WatiSandbox;
let receiver: Server;
let url: string;
let received: Received[];
let answers: number[];

beforeEach(async () => {
	now = Date.parse('2026-11-23T12:00:00Z');
	received = [];
	answers = [];
	wati = await startWati({ clock: { now: () => now, sleep: async () => {} } });
	receiver = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk: Buffer) => (text += chunk.toString()));
		request.on('end', () => {
			received.push({ headers: request.headers, body: JSON.parse(text) });
			response.writeHead(answers.shift() ?? 200).end();
		});
	});
	await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhook/secret`;
});

afterEach(async () => {
	await wati.close();
	receiver.closeAllConnections();
	receiver.close();
});

const eventTypes = () => received.map(({ body }) => body.eventType).sort();

it('makes a contact of a newcomer and tells it in two events', async () => {
	wati.agent.addWebhook(url, ['message', 'newContactMessageReceived']);
	await wati.people.write(NUMBER, 'Hello', { name: 'Ada' });
	expect(wati.contacts()).toMatchObject([{ number: NUMBER, name: 'Ada', allowCampaign: true }]);
	expect(eventTypes()).toEqual(['message', 'newContactMessageReceived']);
});

it('tells of a new contact neither the text nor the id of the contact', async () => {
	wati.agent.addWebhook(url, ['newContactMessageReceived']);
	const { id } = await wati.people.write(NUMBER, 'Hello', { name: 'Ada' });
	expect(received.map(({ body }) => body)).toEqual([
		{
			eventType: 'newContactMessageReceived',
			id: expect.any(String),
			created: expect.stringMatching(/^2026-11-23T12:00:00\.\d{7}Z$/),
			waId: NUMBER,
			senderName: 'Ada',
			sourceId: null,
			sourceUrl: null,
			sourceType: 0,
		},
	]);
	expect(JSON.stringify(received)).not.toContain(id);
});

it('sends the message unsigned, with the keys that Wati documents', async () => {
	wati.agent.addWebhook(url, ['message']);
	wati.agent.addContact({ number: NUMBER, name: 'Ada' });
	await wati.people.write(NUMBER, 'Hello again');
	expect(received).toHaveLength(1);
	expect(received[0]?.body).toMatchObject({
		eventType: 'message',
		waId: NUMBER,
		senderName: 'Ada',
		text: 'Hello again',
		type: 'text',
		owner: false,
		timestamp: '1795435200',
		whatsappMessageId: expect.stringMatching(/^wamid\./),
		channelPhoneNumber: '16509379611',
	});
	expect(Object.keys(received[0]?.headers ?? {}).join()).not.toMatch(/sign|hmac/i);
});

it('sends every variant that is ticked, with one message id', async () => {
	wati.agent.addWebhook(url, ['message', 'message_v2', 'message_bsuid']);
	await wati.people.write(NUMBER, 'Hello');
	expect(eventTypes()).toEqual(['message', 'message_bsuid', 'message_v2']);
	expect(new Set(received.map(({ body }) => body.whatsappMessageId)).size).toBe(1);
});

it('knows no number of a person who hides it', async () => {
	wati.agent.addWebhook(url, ['newContactMessageReceived_bsuid', 'message']);
	await wati.people.write('US.123', 'Hello', { name: 'Bob' });
	expect(wati.contact('US.123')).toMatchObject({ number: null, name: 'Bob' });
	expect(received).toHaveLength(2);
	for (const { body } of received) {
		expect(body).toMatchObject({ bsuid: 'US.123' });
		expect(body).not.toHaveProperty('waId');
	}
});

it('sends to no webhook that was removed', async () => {
	wati.agent.addWebhook(url, ['message']);
	wati.agent.removeWebhook(url);
	await wati.people.write(NUMBER, 'Hello');
	expect(received).toEqual([]);
});

it.each([
	['on', 'STOP', true, false],
	['on', ' unsubscribe ', true, false],
	['on', 'please stop it', true, true],
	['on', 'Start', false, true],
	['on', 'Hello', false, false],
	['off', 'STOP', true, true],
	['off', 'START', false, false],
] as const)('rule %s, text %j: Allow campaign goes from %j to %j', async (rule, text, was, is) => {
	wati.options.switches.unsubscribeRule = rule;
	wati.agent.addContact({ number: NUMBER, allowCampaign: was });
	expect(await wati.people.write(NUMBER, text)).toMatchObject({ allowCampaign: is });
});

it('a message moves the time of the last update', async () => {
	const { lastUpdated } = wati.agent.addContact({ number: NUMBER });
	now += 5000;
	expect((await wati.people.write(NUMBER, 'Hi')).lastUpdated).toBe(lastUpdated + 5000);
});

it.each([[201], [204], [302], [404], [500]])(
	'sends again after ten minutes when answered %d, and no more after a 200',
	async (status) => {
		answers = [status];
		wati.agent.addWebhook(url, ['message']);
		await wati.people.write(NUMBER, 'Hello');
		now += TEN_MINUTES - 1;
		await aFewTurns();
		expect(received).toHaveLength(1);
		now += 1;
		await attempts(2);
		now += TEN_MINUTES;
		await aFewTurns();
		expect(wati.webhooks.deliveries).toMatchObject([
			{ attempt: 1, status },
			{ attempt: 2, status: 200 },
		]);
		expect(received[1]?.body).toEqual(received[0]?.body);
	},
);

it('gives up after 144 retries', async () => {
	answers = Array<number>(200).fill(500);
	wati.agent.addWebhook(url, ['message']);
	await wati.people.write(NUMBER, 'Hello');
	for (let attempt = 2; attempt <= 145; attempt += 1) {
		now += TEN_MINUTES;
		await attempts(attempt);
	}
	now += TEN_MINUTES;
	await aFewTurns();
	expect(received).toHaveLength(145);
});

it('sends any event that a test makes up', async () => {
	wati.agent.addWebhook(url, ['message']);
	await wati.webhooks.deliver('message', { eventType: 'message', owner: true });
	expect(received.map(({ body }) => body)).toEqual([{ eventType: 'message', owner: true }]);
});

async function attempts(count: number): Promise<void> {
	const { deliveries } = wati.webhooks;
	for (let turn = 0; turn < 500 && deliveries.length < count; turn += 1) await aFewTurns(5);
	expect(deliveries).toHaveLength(count);
}

/** Longer than the sandbox takes to look for what is due. */
async function aFewTurns(ms = 60): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms));
}
