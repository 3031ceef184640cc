import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { graphql, manualClock } from './shopifyClient.mts';

const clock = manualClock();
let sandbox: ShopifySandbox;
beforeEach(async () => {
	sandbox = await startShopify({ clock, searchIndexLagMs: 0, shopTimeZone: 'Europe/Berlin' });
});
afterEach(async () => {
	await sandbox.close();
});

const search = async (query: string) =>
	await graphql(
		sandbox,
		'query ($query: String) { customers(first: 9, query: $query) { nodes { firstName } } }',
		{ query },
	);
async function names(query: string) {
	const nodes = (await search(query)).at('data.customers.nodes');
	return Array.isArray(nodes)
		? nodes.map((node: { readonly firstName: string }) => node.firstName).join(' ')
		: nodes;
}
const count = async (query: string) =>
	(
		await graphql(sandbox, 'query ($query: String) { customersCount(query: $query) { count } }', {
			query,
		})
	).at('data.customersCount.count');

function created(firstName: string, createdAt: string, updatedAt = createdAt) {
	return sandbox.merchant.createCustomer({ firstName }, { createdAt, updatedAt });
}

it('tells the time zone of the shop', async () => {
	const answer = await graphql(sandbox, '{ shop { ianaTimezone } }');
	expect(answer.at('data.shop.ianaTimezone')).toBe('Europe/Berlin');
});

describe('a customer of the past', () => {
	it('was updated and asked for consent when created, unless told', () => {
		const createdAt = '2026-03-01T08:00:00Z';
		const made = sandbox.merchant.createCustomer(
			{ email: 'ada@example.com', consents: { email: 'SUBSCRIBED' } },
			{ createdAt },
		);
		expect(made).toMatchObject({
			createdAt,
			updatedAt: createdAt,
			consents: { email: { state: 'SUBSCRIBED', updatedAt: createdAt } },
		});
		expect(created('Bob', createdAt, '2026-04-01T08:00:00Z').updatedAt).toBe(
			'2026-04-01T08:00:00Z',
		);
	});

	it.each([
		['the future', '2027-01-01T00:00:00Z', undefined],
		['no time at all', 'long ago', undefined],
		['a time before its creation', '2026-03-01T08:00:00Z', '2026-02-01T08:00:00Z'],
	])('cannot be of %s', (_, createdAt, updatedAt) => {
		expect(() => created('Ada', createdAt, updatedAt)).toThrow();
		expect(sandbox.customers()).toEqual([]);
	});
});

describe('around midnight in the shop', () => {
	const MIDNIGHT = '2026-11-22T23:00:00Z';
	beforeEach(() => {
		created('Before', '2026-11-22T22:59:59Z');
		created('Midnight', MIDNIGHT);
		created('Later', '2026-11-23T00:00:00Z');
	});

	it.each([
		[`customer_date:>='${MIDNIGHT}'`, 'Midnight Later'],
		["customer_date:>='2026-11-23T00:00:00+01:00'", 'Midnight Later'],
		["customer_date:>='2026-11-23T00:00:00'", 'Midnight Later'],
		["customer_date:>='2026-11-23'", 'Midnight Later'],
		['customer_date:>=2026-11-23', 'Midnight Later'],
		["customer_date:<'2026-11-23'", 'Before'],
		["customer_date:<='2026-11-22'", 'Before'],
		["customer_date:'2026-11-23'", 'Midnight Later'],
		["customer_date:>='2026-11-23T01:00:00+01:00'", 'Later'],
	])('%s finds %s', async (query, found) => {
		expect(await names(query)).toBe(found);
	});

	it('a whole day may be one of UTC', async () => {
		sandbox.options.switches.wholeDayOf = 'utc';
		expect(await names("customer_date:>='2026-11-23'")).toBe('Later');
		expect(await names("customer_date:<='2026-11-22'")).toBe('Before Midnight');
	});

	it('a time without quotes loses its hours, and its rest is a strange field', async () => {
		const query = 'customer_date:>=2026-11-23T10:30:45Z';
		expect(await names(query)).toBe('Midnight Later');
		expect((await search(query)).at('extensions.search.0.warnings')).toEqual([
			{ field: '30', message: 'Invalid search field for this query.', code: 'invalid_field' },
		]);
	});
});

describe.each([
	['customer_date', 'customerDateSearch', 'updatedAtSearch'],
	['updated_at', 'updatedAtSearch', 'customerDateSearch'],
] as const)('the precision of %s', (field, its, other) => {
	beforeEach(() => {
		created('Morning', '2026-11-20T07:00:00Z');
		created('Evening', '2026-11-20T19:00:00Z');
	});

	it.each([
		['seconds', '>=', 'Evening'],
		['seconds', '<', 'Morning'],
		['wholeDay', '>=', 'Morning Evening'],
		['wholeDay', '<', ''],
		['wholeDay', '<=', 'Morning Evening'],
	] as const)('may be %s: %s noon finds %j', async (precision, comparator, found) => {
		sandbox.options.switches[its] = precision;
		sandbox.options.switches[other] = precision === 'seconds' ? 'wholeDay' : 'seconds';
		expect(await names(`${field}:${comparator}'2026-11-20T12:00:00Z'`)).toBe(found);
	});
});

it.each([
	['seconds', 1],
	['wholeDay', 2],
] as const)(
	'the count of creations is as precise as their search: %s',
	async (precision, found) => {
		sandbox.options.switches.customerDateSearch = precision;
		created('Morning', '2026-11-20T07:00:00Z');
		created('Evening', '2026-11-20T19:00:00Z');
		expect(await count("created_at:>='2026-11-20T12:00:00Z'")).toBe(found);
	},
);

describe('on a day when the clocks change', () => {
	it.each([
		['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z'],
		['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z'],
		['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', '2026-11-02T04:59:59Z'],
		['Pacific/Auckland', '2026-04-05', '2026-04-04T11:00:00Z', '2026-04-05T11:59:59Z'],
		['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00Z', '2026-03-29T20:59:59Z'],
		['Asia/Kolkata', '2026-10-25', '2026-10-24T18:30:00Z', '2026-10-25T18:29:59Z'],
	])('in %s, %s is from %s until %s', async (shopTimeZone, day, first, last) => {
		sandbox.options.shopTimeZone = shopTimeZone;
		const second = (iso: string, more: number) =>
			new Date(Date.parse(iso) + more * 1000).toISOString();
		created('Before', second(first, -1));
		created('First', first);
		created('Last', last);
		created('After', second(last, 1));
		expect(await names(`customer_date:'${day}'`)).toBe('First Last');
		expect(await names(`customer_date:>='${day}'`)).toBe('First Last After');
		expect(await names(`customer_date:<='${day}'`)).toBe('Before First Last');
	});
});
