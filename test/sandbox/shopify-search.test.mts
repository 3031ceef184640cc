import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { graphql, manualClock } from './shopifyClient.mts';

const clock = manualClock();
let sandbox: ShopifySandbox;
beforeEach(async () => {
	sandbox = await startShopify({ clock, searchIndexLagMs: 0 });
});
afterEach(async () => {
	await sandbox.close();
});

const search = async (query: string | null, version = '2026-10') =>
	await graphql(
		sandbox,
		'query ($query: String) { customers(first: 250, query: $query) { nodes { firstName } } }',
		{ query },
		{ version },
	);
async function names(query: string, version?: string) {
	const nodes = (await search(query, version)).at('data.customers.nodes');
	return Array.isArray(nodes)
		? nodes.map((node: { readonly firstName: string }) => node.firstName).join(' ')
		: nodes;
}

describe('the index', () => {
	it('lags behind what a look-up finds at once', async () => {
		sandbox.options.searchIndexLagMs = 4500;
		const { id } = sandbox.merchant.createCustomer({ firstName: 'Ada', email: 'ada@example.com' });
		expect(await names("email:'ada@example.com'")).toBe('');
		const found = await graphql(
			sandbox,
			'{ customerByIdentifier(identifier: { emailAddress: "ada@example.com" }) { id } }',
		);
		expect(found.at('data.customerByIdentifier')).toEqual({ id });
		await clock.advance(5000);
		expect(await names("email:'ada@example.com'")).toBe('Ada');
	});

	it('still finds by the old value what has a new one, and counts late', async () => {
		const { id } = sandbox.merchant.createCustomer({ firstName: 'Ada', email: 'ada@example.com' });
		await search('Ada');
		sandbox.options.searchIndexLagMs = 4500;
		await clock.advance(1000);
		sandbox.merchant.updateCustomer(id, { email: 'new@example.com', firstName: 'Eve' });
		expect(await names("email:'ada@example.com'")).toBe('Eve');
		sandbox.merchant.createCustomer({ firstName: 'Bob' });
		const count = await graphql(sandbox, '{ customersCount { count precision } }');
		expect(count.at('data.customersCount')).toEqual({ count: 1, precision: 'EXACT' });
	});
});

describe('a query', () => {
	beforeEach(() => {
		sandbox.merchant.createCustomer({
			firstName: 'Ada',
			email: 'ada@example.com',
			phone: '+16134505293',
			tags: ['VIP'],
			consents: { email: 'SUBSCRIBED' },
		});
		sandbox.merchant.createCustomer({ firstName: 'Bob', email: 'bob.ada@example.com' });
		sandbox.merchant.createCustomer({
			firstName: 'Cid',
			numberOfOrders: 3,
			addresses: [{ countryCode: 'DE' }],
		});
	});

	it.each([
		["email:'ada@example.com'", 'Ada'],
		['email:"ADA@example.com"', 'Ada'],
		['email:ada@example.com', 'Ada Bob'],
		['phone:+16134505293', 'Ada'],
		['phone:*', 'Ada'],
		['phone:+1 613 450 5293', ''],
		['tag:vip', 'Ada'],
		["tag:'VIP,Other'", 'Ada'],
		['tag_not:vip', 'Bob Cid'],
		['accepts_marketing:true', 'Ada'],
		['country:DE', 'Cid'],
		['orders_count:>=3', 'Cid'],
		['first_name:b*', 'Bob'],
		['tag:vip OR first_name:Bob', 'Ada Bob'],
		['NOT tag:vip', 'Bob Cid'],
		['-tag:vip first_name:Cid', 'Cid'],
		['(tag:vip OR first_name:Bob) AND accepts_marketing:false', 'Bob'],
		['ada', 'Ada Bob'],
		['nobody', ''],
	])('%s finds %j', async (query, found) => {
		expect(await names(query)).toBe(found);
	});

	it.each(['created_at', 'wati_id', 'metafields.wati.id'])(
		'with the unknown field %s finds everybody, and warns',
		async (field) => {
			const answer = await search(`${field}:>='2099-01-01'`);
			expect(answer.at('data.customers.nodes')).toHaveLength(3);
			expect(answer.at('extensions.search.0.warnings')).toEqual([
				{ field, message: 'Invalid search field for this query.', code: 'invalid_field' },
			]);
		},
	);

	it.each(['updated_at:>', 'email:'])('without a value, %s, breaks', async (query) => {
		expect((await search(query)).at('errors.0.extensions.code')).toBe('INTERNAL_SERVER_ERROR');
	});
});

describe('a time', () => {
	let noon: string;
	beforeEach(async () => {
		await clock.advance(86_400_000 - (clock.now() % 86_400_000) + 12 * 3_600_000);
		noon = new Date(clock.now()).toISOString();
		sandbox.merchant.createCustomer({ firstName: 'Noon' });
		await clock.advance(3_600_000);
		sandbox.merchant.createCustomer({ firstName: 'One' });
	});

	it.each([
		['>=', 'Noon One'],
		['<', ''],
		['<=', 'Noon'],
	])('in quotes is read to the second: %s', async (comparator, found) => {
		expect(await names(`updated_at:${comparator}'${noon}'`)).toBe(found);
	});

	it('without quotes loses its hours', async () => {
		const later = new Date(clock.now()).toISOString();
		expect(await names(`updated_at:>=${later}`)).toBe('Noon One');
		expect(await names(`updated_at:>='${later}'`)).toBe('One');
	});

	it.each([
		['2026-07', 'Noon One'],
		['2026-10', 'One'],
	])('compared by > in %s', async (version, found) => {
		expect(await names(`updated_at:>'${noon}'`, version)).toBe(found);
	});

	it('may be read by whole days, as the switch says', async () => {
		sandbox.options.switches.updatedAtSearch = 'wholeDay';
		expect(await names(`updated_at:>='${new Date(clock.now()).toISOString()}'`)).toBe('Noon One');
	});

	it('of creation is called customer_date', async () => {
		expect(await names(`customer_date:<='${noon}'`)).toBe('Noon');
	});
});

describe('pages', () => {
	const page = async (args: string) =>
		await graphql(
			sandbox,
			`{ customers(${args}) { nodes { firstName } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
		);
	beforeEach(async () => {
		for (const firstName of ['Cid', 'Ada', 'Bob']) {
			sandbox.merchant.createCustomer({ firstName });
			await clock.advance(1000);
		}
	});

	it('follow the cursor without repeating or skipping', async () => {
		const first = await page('first: 2, sortKey: NAME');
		expect(first.at('data.customers.nodes')).toEqual([{ firstName: 'Ada' }, { firstName: 'Bob' }]);
		const after = String(first.at('data.customers.pageInfo.endCursor'));
		sandbox.merchant.createCustomer({ firstName: 'Aaron' });
		const second = await page(`first: 2, sortKey: NAME, after: "${after}"`);
		expect(second.at('data.customers')).toMatchObject({
			nodes: [{ firstName: 'Cid' }],
			pageInfo: { hasNextPage: false, hasPreviousPage: true },
		});
	});

	it('come in reverse', async () => {
		const answer = await page('first: 1, sortKey: UPDATED_AT, reverse: true');
		expect(answer.at('data.customers.nodes')).toEqual([{ firstName: 'Bob' }]);
	});

	it.each([
		['', 'you must provide one of first or last'],
		['first: 1, last: 1', 'providing both first and last is not supported'],
		['first: 251', 'first cannot exceed 250'],
		['first: 1, after: "bm9uc2Vuc2U="', 'Invalid cursor for current pagination sort.'],
	])('with (%s) are refused', async (args, message) => {
		const answer = await page(`${args || 'reverse: true'}`);
		expect(answer.at('errors.0.message')).toBe(message);
	});

	it('refuse the cursor of another order', async () => {
		const first = await page('first: 1, sortKey: NAME');
		const after = String(first.at('data.customers.pageInfo.endCursor'));
		const answer = await page(`first: 1, sortKey: ID, after: "${after}"`);
		expect(answer.at('errors.0.message')).toBe('Invalid cursor for current pagination sort.');
	});
});
