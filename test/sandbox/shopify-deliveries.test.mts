import { createHmac } from 'node:crypto';
import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import {
	type ManualClock,
	type Receiver,
	graphql,
	manualClock,
	startReceiver,
} from './shopifyClient.mts';

const PUBLIC = 'https://hooks.example.com';
const ALL = [
	'CUSTOMERS_CREATE',
	'CUSTOMERS_UPDATE',
	'CUSTOMERS_DELETE',
	'CUSTOMER_TAGS_ADDED',
	'CUSTOMER_TAGS_REMOVED',
	'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE',
	'CUSTOMERS_MARKETING_CONSENT_UPDATE',
	'CUSTOMERS_WHATS_APP_MARKETING_CONSENT_UPDATE',
];

let clock: ManualClock;
let receiver: Receiver;
let sandbox: ShopifySandbox;
beforeEach(async () => {
	clock = manualClock();
	receiver = await startReceiver();
	sandbox = await startShopify({
		clock,
		clientSecret: 'hush',
		tunnels: { [PUBLIC]: receiver.origin },
	});
});
afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

async function subscribe(
	topics: readonly string[],
	settings: Readonly<Record<string, unknown>> = {},
) {
	for (const topic of topics) {
		await graphql(
			sandbox,
			`
				mutation ($topic: WebhookSubscriptionTopic!, $sub: WebhookSubscriptionInput!) {
					webhookSubscriptionCreate(topic: $topic, webhookSubscription: $sub) {
						userErrors {
							message
						}
					}
				}
			`,
			{ topic, sub: { uri: `${PUBLIC}/hook`, ...settings } },
		);
	}
}
const topics = () => sandbox.webhooks.deliveries.map(({ topic }) => topic);
const body = (index = 0): unknown => JSON.parse(receiver.received[index]?.bytes.toString() ?? '{}');
const header = (name: string, index = 0) => receiver.received[index]?.headers[name];
async function quiet<T>(action: () => T): Promise<T> {
	await sandbox.webhooks.settled();
	sandbox.clearLog();
	receiver.received.length = 0;
	const result = action();
	await sandbox.webhooks.settled();
	return result;
}
const ada = () =>
	sandbox.merchant.createCustomer({
		firstName: 'Ada',
		email: 'ada@example.com',
		phone: '+16134505293',
		tags: ['VIP'],
	});

it('signs the bytes it sends and says all about them in the headers', async () => {
	await subscribe(['CUSTOMERS_CREATE'], { name: 'sync' });
	await quiet(ada);
	const [request] = receiver.received;
	expect(request?.headers).toMatchObject({
		'content-type': 'application/json',
		'x-shopify-topic': 'customers/create',
		'x-shopify-shop-domain': 'demo-shop.myshopify.com',
		'x-shopify-api-version': '2026-07',
		'x-shopify-webhook-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
		'x-shopify-event-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
		'x-shopify-triggered-at': expect.stringMatching(/^2026-11-23T10:00:00\.\d{9}Z$/),
		'x-shopify-name': 'sync',
		'x-shopify-hmac-sha256': createHmac('sha256', 'hush')
			.update(request?.bytes ?? '')
			.digest('base64'),
	});
});

it('tells of a customer neither tags nor consents', async () => {
	await subscribe(['CUSTOMERS_CREATE']);
	const { legacyId, id } = await quiet(ada);
	expect(body()).toMatchObject({
		id: Number(legacyId),
		admin_graphql_api_id: id,
		first_name: 'Ada',
		email: 'ada@example.com',
		updated_at: '2026-11-23T10:00:00+00:00',
	});
	expect(Object.keys(body() as object)).not.toEqual(
		expect.arrayContaining([expect.stringMatching(/tags|consent|orders_count|total_spent/)]),
	);
});

it('lets an update follow every creation, as one event', async () => {
	await subscribe(ALL);
	await quiet(ada);
	expect(topics()).toEqual(['customers/create', 'customers/update']);
	expect(header('x-shopify-event-id', 0)).toBe(header('x-shopify-event-id', 1));
	expect(header('x-shopify-webhook-id', 0)).not.toBe(header('x-shopify-webhook-id', 1));
});

it.each([
	[true, ['customers/update', 'customer.tags_added']],
	[false, ['customer.tags_added']],
])('announces new tags with or without an update: %j', async (also, expected) => {
	sandbox.options.switches.tagChangeAlsoFiresUpdate = also;
	await subscribe(ALL);
	const { id } = await quiet(ada);
	await quiet(() => sandbox.merchant.addTags(id, ['New']));
	expect(topics()).toEqual(expected);
	const told = sandbox.webhooks.deliveries.at(-1);
	expect(JSON.parse(told?.body ?? '')).toEqual({
		customerId: id,
		tags: ['New'],
		occurredAt: expect.any(String),
	});
});

it('spells the dotted topics as the switch says', async () => {
	sandbox.options.switches.tagsTopicHeader = 'customer/tags_added';
	await subscribe(['CUSTOMER_TAGS_REMOVED']);
	const { id } = await quiet(ada);
	await quiet(() => sandbox.merchant.removeTags(id, ['vip']));
	expect(header('x-shopify-topic')).toBe('customer/tags_removed');
	expect(body()).toMatchObject({ tags: ['VIP'] });
});

it.each([
	[
		'email',
		'customers_email_marketing_consent/update',
		{ customer_id: expect.any(Number), email_marketing_consent: { state: 'subscribed' } },
	],
	[
		'sms',
		'customers_marketing_consent/update',
		{ id: expect.any(Number), sms_marketing_consent: { state: 'subscribed' } },
	],
	[
		'whatsApp',
		'customers_whats_app_marketing_consent/update',
		{ customer_id: expect.any(Number), whats_app_marketing_consent: { state: 'subscribed' } },
	],
] as const)('announces a consent by %s in its own words', async (channel, topic, expected) => {
	sandbox.options.switches.consentChangeAlsoFiresUpdate = false;
	await subscribe(ALL);
	const { id } = await quiet(ada);
	await quiet(() => sandbox.merchant.setConsent(id, channel, 'SUBSCRIBED'));
	expect(topics()).toEqual([topic]);
	expect(body()).toMatchObject(expected);
});

it.each([
	[true, ['customers/update']],
	[false, []],
])('announces a metafield as the switch says: %j', async (fires, expected) => {
	sandbox.options.switches.metafieldChangeFiresUpdate = fires;
	await subscribe(ALL);
	const { id } = await quiet(ada);
	await quiet(() => sandbox.merchant.setMetafield(id, 'wati', 'contact', '1'));
	expect(topics()).toEqual(expected);
});

it.each([
	[true, ['customers/update']],
	[false, []],
])('announces a write that changes nothing as the switch says: %j', async (fires, expected) => {
	sandbox.options.switches.unchangedWriteFiresUpdate = fires;
	await subscribe(ALL);
	const { id } = await quiet(ada);
	await quiet(() => sandbox.merchant.updateCustomer(id, { firstName: 'Ada' }));
	expect(topics()).toEqual(expected);
});

it('announces tags and consents of a new customer only where the switch says so', async () => {
	sandbox.options.switches.creationAlsoFiresTagsAndConsents = true;
	await subscribe(ALL);
	await quiet(ada);
	expect(topics()).toEqual(['customers/create', 'customers/update', 'customer.tags_added']);
});

it('tells of a deleted customer hardly more than the id', async () => {
	await subscribe(['CUSTOMERS_DELETE']);
	const { id, legacyId } = await quiet(ada);
	await quiet(() => sandbox.merchant.deleteCustomer(id));
	expect(body()).toEqual({
		id: Number(legacyId),
		tax_exemptions: [],
		admin_graphql_api_id: id,
	});
});

it('echoes what the app wrote itself, unmarked', async () => {
	await subscribe(['CUSTOMERS_UPDATE']);
	const { id } = await quiet(ada);
	sandbox.clearLog();
	await graphql(
		sandbox,
		'mutation ($id: ID!) { customerUpdate(input: { id: $id, firstName: "Eve" }) { userErrors { message } } }',
		{ id },
	);
	await sandbox.webhooks.settled();
	expect(topics()).toEqual(['customers/update']);
});

it('sends only the fields that were asked for', async () => {
	await subscribe(['CUSTOMERS_CREATE'], { includeFields: ['id', 'updated_at'] });
	await quiet(ada);
	expect(Object.keys(body() as object)).toEqual(['id', 'updated_at']);
});

describe('a failed delivery', () => {
	const attempts = () =>
		sandbox.webhooks.deliveries[0]?.attempts.map(({ result }) =>
			result.kind === 'answered' ? result.status : result.why,
		);
	const next = async () => {
		await clock.advance(4 * 3_600_000);
		await sandbox.webhooks.settled();
	};

	it.each([500, 404, 302])('by %d is tried again with the same id and bytes', async (status) => {
		await subscribe(['CUSTOMERS_CREATE']);
		receiver.answers = [status, 200];
		const { id } = await quiet(ada);
		sandbox.merchant.updateCustomer(id, { firstName: 'Eve' });
		await next();
		expect(attempts()).toEqual([status, 200]);
		const [first, second] = receiver.received;
		expect(second?.bytes.equals(first?.bytes ?? Buffer.of())).toBe(true);
		expect(second?.headers['x-shopify-webhook-id']).toBe(first?.headers['x-shopify-webhook-id']);
	});

	it('is tried eight times more within four hours; then the subscription is gone', async () => {
		await subscribe(['CUSTOMERS_CREATE']);
		receiver.answers = [500];
		await quiet(ada);
		for (let wait = 0; wait < 12; wait += 1) await next();
		expect(attempts()).toEqual(Array.from({ length: 9 }, () => 500));
		expect(sandbox.webhooks.subscriptions()).toEqual([]);
		expect(sandbox.webhooks.deliveries[0]?.state).toBe('failed');
	});

	it('is tried at doubling intervals, the last time when four hours are over', async () => {
		await subscribe(['CUSTOMERS_CREATE']);
		receiver.answers = [500];
		const start = clock.now();
		await quiet(ada);
		while (clock.now() - start < 4 * 3_600_000 + 60_000) {
			await clock.advance(5000);
			await sandbox.webhooks.settled();
		}
		const minutes = sandbox.webhooks.deliveries[0]?.attempts.map(({ at }) =>
			Math.floor((at - start) / 60_000),
		);
		expect(minutes).toEqual([0, 1, 2, 6, 14, 29, 59, 119, 240]);
	});

	it('is one that was not answered within five seconds', async () => {
		await subscribe(['CUSTOMERS_CREATE']);
		receiver.answers = ['hang'];
		ada();
		while (receiver.received.length === 0) await new Promise((wake) => setTimeout(wake, 5));
		await clock.advance(5000);
		await sandbox.webhooks.settled();
		expect(sandbox.webhooks.deliveries[0]?.state).toBe('waiting');
	});

	it('is one to a host that no tunnel leads to: nothing else is ever contacted', async () => {
		await subscribe(['CUSTOMERS_CREATE'], { uri: 'https://elsewhere.example.com/hook' });
		await quiet(ada);
		expect(attempts()).toEqual(['connection refused']);
	});
});

it('refuses a tunnel that does not end on loopback', async () => {
	await expect(startShopify({ tunnels: { [PUBLIC]: 'http://example.com' } })).rejects.toThrow(
		'loopback',
	);
});

describe('a test', () => {
	it('can hold deliveries and release them in the other order', async () => {
		await subscribe(['CUSTOMERS_CREATE', 'CUSTOMERS_UPDATE']);
		sandbox.webhooks.hold();
		ada();
		await sandbox.webhooks.settled();
		expect(receiver.received).toEqual([]);
		await sandbox.webhooks.release('reversed');
		expect([0, 1].map((index) => header('x-shopify-topic', index))).toEqual([
			'customers/update',
			'customers/create',
		]);
	});

	it('can lose deliveries', async () => {
		await subscribe(['CUSTOMERS_CREATE']);
		sandbox.webhooks.dropNext(1);
		await quiet(ada);
		expect(receiver.received).toEqual([]);
		expect(sandbox.webhooks.deliveries).toMatchObject([{ state: 'dropped', attempts: [] }]);
		await quiet(() => sandbox.merchant.createCustomer({ firstName: 'Bob' }));
		expect(receiver.received).toHaveLength(1);
	});

	it('can have one delivered twice under one id', async () => {
		await subscribe(['CUSTOMERS_CREATE']);
		await quiet(ada);
		await sandbox.webhooks.redeliver(sandbox.webhooks.deliveries[0]?.id ?? '');
		expect(header('x-shopify-webhook-id', 1)).toBe(header('x-shopify-webhook-id', 0));
	});

	it('can forge a webhook and sees the answer', async () => {
		receiver.answers = [401];
		const status = await sandbox.webhooks.sendForged({
			url: `${PUBLIC}/hook?a=1`,
			body: '{}',
			headers: { 'X-Shopify-Hmac-Sha256': 'nonsense' },
		});
		expect([status, receiver.received[0]?.path]).toEqual([401, '/hook?a=1']);
	});

	it('is told of every change', async () => {
		const listener = jest.fn();
		const stop = sandbox.listen(listener);
		const { id } = ada();
		expect(listener).toHaveBeenCalled();
		listener.mockClear();
		stop();
		sandbox.merchant.deleteCustomer(id);
		expect(listener).not.toHaveBeenCalled();
	});
});
