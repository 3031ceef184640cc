import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { type Answered, graphql, manualClock } from './shopifyClient.mts';

const clock = manualClock();
let sandbox: ShopifySandbox;
beforeEach(async () => {
	sandbox = await startShopify({ clock, searchIndexLagMs: 0 });
});
afterEach(async () => {
	await sandbox.close();
});

const page = async (args: string) =>
	await graphql(
		sandbox,
		`{ customers(${args}) { nodes { firstName } pageInfo { hasNextPage endCursor } } }`,
	);
const namesOf = (answer: Answered) => {
	const nodes = answer.at('data.customers.nodes');
	return Array.isArray(nodes)
		? nodes.map((node: { readonly firstName: string }) => node.firstName).join(' ')
		: nodes;
};
const cursorOf = (answer: Answered) => String(answer.at('data.customers.pageInfo.endCursor'));

function create(...names: readonly string[]): string[] {
	return names.map((firstName) => sandbox.merchant.createCustomer({ firstName }).id);
}

describe('deep paging', () => {
	const REFUSED = 'Cannot paginate beyond 4 objects.';
	beforeEach(() => {
		sandbox.options.switches.deepestPage = 4;
		create('Ada', 'Bob', 'Cid', 'Dee', 'Eve');
	});

	it.each([
		['first: 2', 'Cid Dee'],
		['first: 2, sortKey: CREATED_AT', 'Cid Dee'],
		['first: 2, query: "first_name:*"', 'Cid Dee'],
		['first: 2, reverse: true', 'Cid Bob'],
	])(
		'gives out (%s) what ends at the limit, and refuses the page behind it',
		async (args, names) => {
			const first = await page(args);
			const second = await page(`${args}, after: "${cursorOf(first)}"`);
			expect(namesOf(second)).toBe(names);
			expect(second.at('data.customers.pageInfo.hasNextPage')).toBe(true);
			const third = await page(`${args}, after: "${cursorOf(second)}"`);
			expect(third.at('errors.0')).toMatchObject({
				message: REFUSED,
				extensions: { code: 'BAD_REQUEST' },
			});
		},
	);

	it('refuses a page that begins before the limit and ends behind it', async () => {
		const first = await page('first: 3');
		const second = await page(`first: 3, after: "${cursorOf(first)}"`);
		expect(second.at('errors.0.message')).toBe(REFUSED);
	});

	it('counts from the end for whoever pages from the end', async () => {
		expect(namesOf(await page('last: 2'))).toBe('Dee Eve');
		expect((await page('last: 5')).at('errors.0.message')).toBe(REFUSED);
	});

	it('begins anew behind a date or an id', async () => {
		const [, bob = ''] = sandbox.customers().map(({ legacyId }) => legacyId);
		expect(namesOf(await page(`first: 4, query: "id:>=${bob}"`))).toBe('Bob Cid Dee Eve');
	});

	it('knows no limit when it is switched off', async () => {
		sandbox.options.switches.deepestPage = null;
		expect(namesOf(await page('first: 5'))).toBe('Ada Bob Cid Dee Eve');
	});
});

it('lists 25,000 customers page by page, and refuses the one behind them', async () => {
	for (let made = 0; made < 25_001; made += 1) create(String(made));
	sandbox.options.throttle = { maximumAvailable: 10_000, restoreRate: 100 };
	const listed = new Set<string>();
	let after = '';
	for (let pages = 0; pages < 100; pages += 1) {
		const answer = await page(`first: 250, sortKey: CREATED_AT${after}`);
		for (const name of String(namesOf(answer)).split(' ')) listed.add(name);
		after = `, after: "${cursorOf(answer)}"`;
	}
	expect(listed.size).toBe(25_000);
	expect((await page(`first: 250, sortKey: CREATED_AT${after}`)).at('errors.0.message')).toBe(
		'Cannot paginate beyond 25000 objects.',
	);
}, 60_000);

describe('a cursor', () => {
	it.each(['deleted', 'renamed'])('stays good when its customer is %s', async (fate) => {
		const [, bob = ''] = create('Ada', 'Bob', 'Cid');
		const after = cursorOf(await page('first: 2, sortKey: NAME'));
		if (fate === 'deleted') sandbox.merchant.deleteCustomer(bob);
		else sandbox.merchant.updateCustomer(bob, { firstName: 'Aaron' });
		expect(namesOf(await page(`first: 2, sortKey: NAME, after: "${after}"`))).toBe('Cid');
	});

	it('meets a customer again that was edited meanwhile, when the list is by time of update', async () => {
		const [ada = ''] = create('Ada', 'Bob', 'Cid');
		const after = cursorOf(await page('first: 2, sortKey: UPDATED_AT'));
		await clock.advance(1000);
		sandbox.merchant.updateCustomer(ada, { note: 'Again' });
		expect(namesOf(await page(`first: 9, sortKey: UPDATED_AT, after: "${after}"`))).toBe('Cid Ada');
	});

	it.each(['CREATED_AT', 'UPDATED_AT', 'NAME'])('of ids is refused by %s', async (sortKey) => {
		create('Ada', 'Bob');
		const after = cursorOf(await page('first: 1'));
		const answer = await page(`first: 1, sortKey: ${sortKey}, after: "${after}"`);
		expect(answer.at('errors.0.message')).toBe('Invalid cursor for current pagination sort.');
	});

	it('goes with any query, as long as the order is the same', async () => {
		create('Ada', 'Bob', 'Cid');
		const after = cursorOf(await page('first: 1'));
		expect(namesOf(await page(`first: 9, query: "first_name:Cid", after: "${after}"`))).toBe('Cid');
	});
});

describe('a list without a query', () => {
	it.each([
		['live', 'Ada'],
		['indexed', ''],
	] as const)('that is %s shows of one just created: %j', async (listWithoutQuery, names) => {
		sandbox.options.switches.listWithoutQuery = listWithoutQuery;
		sandbox.options.searchIndexLagMs = 4500;
		create('Ada');
		expect(namesOf(await page('first: 9'))).toBe(names);
		expect(namesOf(await page('first: 9, query: "first_name:Ada"'))).toBe('');
		await clock.advance(5000);
		expect(namesOf(await page('first: 9'))).toBe('Ada');
	});
});

it('never shows a found list again after somebody came, changed or went', async () => {
	const [ada = ''] = create('Ada');
	const found = async () => namesOf(await page('first: 9, query: "first_name:A*"'));
	expect(await found()).toBe('Ada');
	const [amy = ''] = create('Amy');
	expect(await found()).toBe('Ada Amy');
	sandbox.merchant.updateCustomer(ada, { firstName: 'Bob' });
	expect(await found()).toBe('Amy');
	sandbox.merchant.deleteCustomer(amy);
	expect(await found()).toBe('');
});

describe('ids', () => {
	let ids: string[];
	beforeEach(() => {
		create('Ada', 'Bob', 'Cid');
		ids = sandbox.customers().map(({ legacyId }) => legacyId);
	});

	it.each([
		['>=', 'Bob Cid'],
		['>', 'Cid'],
		['<', 'Ada'],
		['<=', 'Ada Bob'],
		['', 'Bob'],
	])('are searched as a range: %s', async (comparator, names) => {
		expect(namesOf(await page(`first: 9, query: "id:${comparator}${ids[1]}"`))).toBe(names);
	});

	it('find everybody, with a warning, where search does not know them', async () => {
		sandbox.options.switches.searchKnowsId = false;
		const query = `id:>=${ids[2]}`;
		const listed = await page(`first: 9, query: "${query}"`);
		const counted = await graphql(sandbox, `{ customersCount(query: "${query}") { count } }`);
		expect(namesOf(listed)).toBe('Ada Bob Cid');
		expect(counted.at('data.customersCount.count')).toBe(3);
		for (const answer of [listed, counted]) {
			expect(answer.at('extensions.search.0')).toMatchObject({
				query,
				warnings: [{ field: 'id' }],
			});
		}
	});
});
