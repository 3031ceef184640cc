import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { graphql, manualClock } from './shopifyClient.mts';

let sandbox: ShopifySandbox;
beforeEach(async () => {
	sandbox = await startShopify({ clock: manualClock(), searchIndexLagMs: 0 });
	for (const firstName of ['Ada', 'Bob', 'Cid']) sandbox.merchant.createCustomer({ firstName });
});
afterEach(async () => {
	await sandbox.close();
});

const count = async (args: string) =>
	await graphql(sandbox, `{ customersCount${args} { count precision } }`);

it.each([
	['', 3, 'EXACT'],
	['(limit: 3)', 3, 'EXACT'],
	['(limit: 2)', 2, 'AT_LEAST'],
	['(limit: null)', 3, 'EXACT'],
	['(query: "created_at:>=\'2026-01-01T00:00:00Z\'")', 3, 'EXACT'],
	['(query: "created_at:<\'2026-01-01T00:00:00Z\'")', 0, 'EXACT'],
	['(query: "updated_at:<\'2026-01-01T00:00:00Z\'")', 0, 'EXACT'],
])('customersCount%s is %d, %s', async (args, number, precision) => {
	expect((await count(args)).at('data.customersCount')).toEqual({ count: number, precision });
});

it.each([
	["customer_date:<'2026-01-01'", 'customer_date', 'invalid_field'],
	['email:nobody@example.com', 'email', 'invalid_field'],
	['nobody', 'default', 'missing_named_field'],
])('the count of %s is that of everybody, with a warning', async (query, field, code) => {
	const answer = await count(`(query: "${query}")`);
	expect(answer.at('data.customersCount.count')).toBe(3);
	expect(answer.at('extensions.search')).toEqual([
		{ path: ['customersCount'], query, warnings: [{ field, message: expect.any(String), code }] },
	]);
});
