import { createHmac } from 'node:crypto';
import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import {
	type ManualClock,
	type Receiver,
	graphql,
	manualClock,
	startReceiver,
} from './shopifyClient.mts';

const APP = 'https://app.example.com';
const ADDRESS = `${APP}/webhooks`;

let clock: ManualClock;
let receiver: Receiver;
let sandbox: ShopifySandbox;
beforeEach(async () => {
	clock = manualClock();
	receiver = await startReceiver();
	sandbox = await startShopify({
		clock,
		scopes: ['write_customers', 'read_customer_merge', 'write_customer_merge'],
		complianceUrl: ADDRESS,
		tunnels: { [APP]: receiver.origin },
	});
});
afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

const bodyOf = (index = 0): unknown => JSON.parse(receiver.received[index]?.bytes.toString() ?? '');

describe('requests about personal data', () => {
	const ada = () =>
		sandbox.merchant.createCustomer({ email: 'a@example.com', phone: '+16134505293' });

	it.each([
		['requestErasure', 'customers/redact', { orders_to_redact: [] }],
		['requestData', 'customers/data_request', { orders_requested: [] }],
	] as const)('%s comes as %s, with the person', async (request, topic, more) => {
		const customer = ada();
		sandbox.merchant[request](customer);
		await sandbox.webhooks.settled();
		expect(receiver.received[0]?.headers).toMatchObject({ 'x-shopify-topic': topic });
		expect(bodyOf()).toMatchObject({
			shop_domain: 'demo-shop.myshopify.com',
			customer: {
				id: Number(customer.legacyId),
				email: 'a@example.com',
				phone: '+16134505293',
			},
			...more,
		});
	});

	it('shop/redact names the shop alone', async () => {
		sandbox.merchant.requestShopErasure();
		await sandbox.webhooks.settled();
		expect(receiver.received[0]?.headers).toMatchObject({ 'x-shopify-topic': 'shop/redact' });
		expect(bodyOf()).toEqual({
			shop_id: expect.any(Number) as number,
			shop_domain: 'demo-shop.myshopify.com',
		});
	});

	it('they are signed like any other delivery, and need no subscription', async () => {
		sandbox.merchant.requestErasure(ada());
		await sandbox.webhooks.settled();
		const [first] = receiver.received;
		const signature = createHmac('sha256', sandbox.options.clientSecret)
			.update(first?.bytes ?? '')
			.digest('base64');
		expect(first?.headers['x-shopify-hmac-sha256']).toBe(signature);
		expect(sandbox.webhooks.subscriptions()).toEqual([]);
	});

	it('who was deleted before is named all the same', async () => {
		const customer = ada();
		sandbox.merchant.deleteCustomer(customer.id);
		sandbox.merchant.requestErasure(customer);
		await sandbox.webhooks.settled();
		expect(bodyOf()).toMatchObject({ customer: { id: Number(customer.legacyId) } });
	});

	it('an app without an address hears nothing', async () => {
		sandbox.options.complianceUrl = null;
		sandbox.merchant.requestErasure(ada());
		await sandbox.webhooks.settled();
		expect([receiver.received, sandbox.webhooks.deliveries]).toEqual([[], []]);
	});

	it('one that was refused is delivered again, and the address stays', async () => {
		receiver.answers = [401, 200];
		sandbox.merchant.requestErasure(ada());
		await sandbox.webhooks.settled();
		expect(sandbox.webhooks.deliveries[0]?.state).toBe('waiting');
		await clock.advance(3_600_000);
		await sandbox.webhooks.settled();
		expect(sandbox.webhooks.deliveries[0]?.state).toBe('delivered');
	});

	it.each(['CUSTOMERS_REDACT', 'CUSTOMERS_DATA_REQUEST', 'SHOP_REDACT'])(
		'nobody can subscribe to %s',
		async (topic) => {
			const answer = await graphql(
				sandbox,
				`mutation { webhookSubscriptionCreate(topic: ${topic}, webhookSubscription: { uri: "${ADDRESS}" }) { userErrors { message } } }`,
			);
			expect(answer.at('errors.0.message')).toContain(topic);
		},
	);
});

describe('a merge that fails', () => {
	const subscribe = async () =>
		await graphql(
			sandbox,
			`mutation { webhookSubscriptionCreate(topic: CUSTOMERS_MERGE, webhookSubscription: { uri: "${ADDRESS}", format: JSON }) { userErrors { message } } }`,
		);
	const people = () =>
		['a', 'b', 'c'].map(
			(name) => sandbox.merchant.createCustomer({ email: `${name}@example.com` }).id,
		) as [string, string, string];

	it('because one was deleted meanwhile, is told as failed, and both job and shop say so', async () => {
		await subscribe();
		const [one, two] = people();
		const asked = await graphql(
			sandbox,
			'mutation ($one: ID!, $two: ID!) { customerMerge(customerOneId: $one, customerTwoId: $two) { job { id } } }',
			{ one, two },
		);
		sandbox.merchant.deleteCustomer(one);
		await clock.advance(1000);
		await sandbox.webhooks.settled();
		expect(bodyOf()).toMatchObject({
			admin_graphql_api_customer_kept_id: two,
			admin_graphql_api_customer_deleted_id: one,
			admin_graphql_api_job_id: null,
			status: 'failed',
			errors: [{ field: 'deleted_at' }],
		});
		expect(sandbox.customer(two)).toBeDefined();
		const status = await graphql(
			sandbox,
			'query ($id: ID!) { customerMergeJobStatus(jobId: $id) { status customerMergeErrors { errorFields } } job(id: $id) { done } }',
			{ id: asked.at('data.customerMerge.job.id') },
		);
		expect(status.at('data')).toEqual({
			customerMergeJobStatus: {
				status: 'FAILED',
				customerMergeErrors: [{ errorFields: ['DELETED_AT'] }],
			},
			job: { done: true },
		});
	});

	it('because one is being merged already, leaves the first merge alone', async () => {
		await subscribe();
		const [one, two, three] = people();
		sandbox.merchant.mergeCustomers(one, two);
		sandbox.merchant.mergeCustomers(two, three);
		await clock.advance(1000);
		await sandbox.webhooks.settled();
		const told = receiver.received.map((_, index) => bodyOf(index));
		expect(told).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ status: 'completed' }),
				expect.objectContaining({
					status: 'failed',
					errors: [expect.objectContaining({ field: 'merge_in_progress' })],
				}),
			]),
		);
		expect(sandbox.customers().map(({ id }) => id)).toEqual([two, three]);
	});
});
