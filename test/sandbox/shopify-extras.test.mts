import axios from 'axios';
import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { type ManualClock, graphql, manualClock } from './shopifyClient.mts';

let clock: ManualClock;
let sandbox: ShopifySandbox;
beforeEach(async () => {
	clock = manualClock();
	sandbox = await startShopify({
		clock,
		scopes: ['write_customers', 'write_customer_merge'],
	});
});
afterEach(async () => {
	await sandbox.close();
});

describe('metafieldsSet', () => {
	let id: string;
	beforeEach(() => {
		({ id } = sandbox.merchant.createCustomer({ firstName: 'Ada' }));
	});
	const set = async (...metafields: readonly Readonly<Record<string, unknown>>[]) =>
		await graphql(
			sandbox,
			`
				mutation ($metafields: [MetafieldsSetInput!]!) {
					metafieldsSet(metafields: $metafields) {
						metafields {
							key
							value
							compareDigest
						}
						userErrors {
							code
							elementIndex
						}
					}
				}
			`,
			{
				metafields: metafields.map((field) => ({
					ownerId: id,
					namespace: 'wati',
					key: 'contact',
					type: 'single_line_text_field',
					value: '1',
					...field,
				})),
			},
		);

	it('writes all or nothing', async () => {
		const refused = await set({}, { key: 'other', value: '' });
		expect(refused.at('data.metafieldsSet')).toEqual({
			metafields: [],
			userErrors: [{ code: 'BLANK', elementIndex: 1 }],
		});
		expect(sandbox.customer(id)?.metafields).toEqual([]);
	});

	it('compares before it writes, when it is given a digest', async () => {
		const first = await set({ compareDigest: null });
		const digest = first.at('data.metafieldsSet.metafields.0.compareDigest');
		expect((await set({ compareDigest: null })).at('data.metafieldsSet.userErrors.0.code')).toBe(
			'STALE_OBJECT',
		);
		expect(
			(await set({ compareDigest: digest, value: '2' })).at('data.metafieldsSet.userErrors'),
		).toEqual([]);
		expect((await set({ compareDigest: digest })).at('data.metafieldsSet.userErrors.0.code')).toBe(
			'STALE_OBJECT',
		);
	});

	it.each([
		[{ ownerId: 'gid://shopify/Customer/1' }, 'INVALID'],
		[{ type: null }, 'BLANK'],
		[{ type: 'json', value: '{' }, 'INVALID_VALUE'],
		[{ type: 'number_integer', value: 'x' }, 'INVALID_VALUE'],
		[{ key: 'k' }, 'TOO_SHORT'],
	])('refuses %j with %s', async (field, code) => {
		expect((await set(field)).at('data.metafieldsSet.userErrors.0.code')).toBe(code);
	});

	it('takes 25 at a time', async () => {
		const refused = await set(...Array.from({ length: 26 }, (_, index) => ({ key: `k${index}` })));
		expect(refused.at('data.metafieldsSet.userErrors.0.code')).toBe('LESS_THAN_OR_EQUAL_TO');
	});
});

describe('a merge', () => {
	const MERGE = `mutation ($one: ID!, $two: ID!) {
		customerMerge(customerOneId: $one, customerTwoId: $two) {
			job { id done } resultingCustomerId userErrors { code }
		}
	}`;

	it('happens a moment later, keeps one, unites the tags and loses the other', async () => {
		const one = sandbox.merchant.createCustomer({
			firstName: 'Ada',
			email: 'a@example.com',
			tags: ['a'],
		});
		const two = sandbox.merchant.createCustomer({
			firstName: 'Ada',
			phone: '+16134505293',
			tags: ['b'],
		});
		const asked = await graphql(sandbox, MERGE, { one: one.id, two: two.id });
		expect(asked.at('data.customerMerge')).toMatchObject({
			job: { done: false },
			resultingCustomerId: one.id,
		});
		expect(sandbox.customer(two.id)).toBeDefined();
		await clock.advance(1000);
		expect(sandbox.customer(two.id)).toBeUndefined();
		expect(sandbox.customer(one.id)).toMatchObject({
			email: 'a@example.com',
			phone: '+16134505293',
			tags: ['a', 'b'],
		});
		const job = asked.at('data.customerMerge.job.id');
		const status = await graphql(
			sandbox,
			'query ($id: ID!) { customerMergeJobStatus(jobId: $id) { status } job(id: $id) { done } }',
			{ id: job },
		);
		expect(status.at('data')).toEqual({
			customerMergeJobStatus: { status: 'COMPLETED' },
			job: { done: true },
		});
	});

	it.each([
		['keeps the second of two without e-mail', {}, {}, 1],
		['keeps the one with an e-mail', { email: 'a@example.com' }, {}, 0],
		[
			'keeps the subscriber of two with e-mail',
			{ email: 'a@example.com', consents: { email: 'SUBSCRIBED' as const } },
			{ email: 'b@example.com' },
			0,
		],
	])('%s', (_, first, second, kept) => {
		const ids = [first, second].map(
			(fields) => sandbox.merchant.createCustomer({ firstName: 'Ada', ...fields }).id,
		);
		expect(sandbox.merchant.mergeCustomers(ids[0] ?? '', ids[1] ?? '')).toBe(ids[kept]);
	});
});

describe('a bulk operation', () => {
	const run = async (query: string) =>
		await graphql(
			sandbox,
			`
				mutation ($query: String!) {
					bulkOperationRunQuery(query: $query) {
						bulkOperation {
							id
							status
						}
						userErrors {
							field
							code
							message
						}
					}
				}
			`,
			{ query },
		);
	const QUERY =
		'{ customers { edges { node { id firstName addressesV2 { edges { node { city } } } } } } }';

	it('writes one line an object, children after their parent, for anyone with the address', async () => {
		const { id } = sandbox.merchant.createCustomer({
			firstName: 'Ada',
			addresses: [{ city: 'Ulm' }],
		});
		const started = await run(QUERY);
		expect(started.at('data.bulkOperationRunQuery.bulkOperation.status')).toBe('CREATED');
		const operation = started.at('data.bulkOperationRunQuery.bulkOperation.id');
		const poll = async () =>
			await graphql(
				sandbox,
				'query ($id: ID!) { bulkOperation(id: $id) { status url objectCount } }',
				{ id: operation },
			);
		expect((await poll()).at('data.bulkOperation')).toMatchObject({ url: null });
		await clock.advance(600);
		await clock.advance(3000);
		const finished = await poll();
		expect(finished.at('data.bulkOperation')).toMatchObject({
			status: 'COMPLETED',
			objectCount: '2',
		});
		const file = await axios.get<string>(String(finished.at('data.bulkOperation.url')), {
			responseType: 'text',
		});
		expect(
			file.data
				.trim()
				.split('\n')
				.map((line): unknown => JSON.parse(line)),
		).toEqual([
			{ id, firstName: 'Ada' },
			{ city: 'Ulm', __parentId: id },
		]);
	});

	it.each([
		'{ shop { name } }',
		'{ nope }',
		'mutation { tagsAdd(id: "x", tags: []) { node { id } } }',
		'{ node(id: "x") { id } }',
		'{ customers {',
	])('refuses %s', async (query) => {
		expect((await run(query)).at('data.bulkOperationRunQuery.userErrors.0.code')).toBe('INVALID');
	});

	it('runs beside four others, not beside five', async () => {
		for (let count = 0; count < 5; count += 1) await run(QUERY);
		expect((await run(QUERY)).at('data.bulkOperationRunQuery.userErrors.0.code')).toBe(
			'OPERATION_IN_PROGRESS',
		);
	});
});

it('throws the merchant’s mistakes in Shopify’s words', () => {
	sandbox.merchant.createCustomer({ email: 'ada@example.com' });
	expect(() => sandbox.merchant.createCustomer({ email: 'ADA@example.com' })).toThrow(
		'Email has already been taken',
	);
});
