import { crowd } from '../support/crowd.mts';
import { idsOf, listing } from '../support/lists.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const HERE = { templates: [] } as const;
const legacy = (id = '') => id.replace(/^.*\//, '');

const named = async (world: World, resource: string, ids: unknown) =>
	await listing(world, { resource, operation: 'named', ids: ids as string });

const pageOf = (execution: Awaited<ReturnType<typeof named>>) =>
	execution.items('List Customers', 1)[0]?.json.page;

const WRITTEN: ReadonlyArray<readonly [string, (ids: readonly string[]) => string]> = [
	['JSON', (ids) => JSON.stringify(ids)],
	['text with commas', (ids) => ids.join(', ')],
	['a list by expression', (ids) => `={{ ${JSON.stringify(ids)} }}`],
];

it.each(WRITTEN)('customers are fetched by ids given as %s, in their order', async (_, write) => {
	const world = await open(HERE);
	const ids = crowd(world, 4).map(legacy);
	const some = [ids[2] ?? '', ids[0] ?? '', ids[2] ?? ''];
	const execution = await named(world, 'shopifyCustomers', write(some));
	expect(execution.error).toBeUndefined();
	expect(idsOf(execution.items('List Customers'))).toEqual([ids[2], ids[0]]);
	expect(pageOf(execution)).toMatchObject({ hasMore: false, count: 2, missing: [], calls: 1 });
});

it('customers come as the trigger brings a changed one, and a deleted one', async () => {
	const world = await open(HERE);
	const ids = crowd(world, 2);
	world.shopify.merchant.deleteCustomer(ids[0] ?? '');
	const execution = await named(world, 'shopifyCustomers', ids.map(legacy).join());
	const [gone, there] = execution.items('List Customers').map(({ json }) => json);
	const customerId = legacy(ids[0]);
	expect(gone).toEqual({ customer: null, event: { topic: 'CUSTOMERS_DELETE', customerId } });
	expect(there).toMatchObject({
		event: { topic: 'CUSTOMERS_UPDATE', customerId: legacy(ids[1]) },
		customer: { legacyId: legacy(ids[1]) },
	});
	expect(pageOf(execution)).toMatchObject({ count: 2, missing: [customerId] });
});

it.each(WRITTEN)('contacts are read one by one by numbers given as %s', async (_, write) => {
	const world = await open(HERE);
	const numbers = ['5511987650001', '5511987650002'];
	for (const number of numbers) world.wati.agent.addContact({ number, name: number });
	const execution = await named(world, 'watiContacts', write([...numbers, '5511987650009']));
	expect(execution.error).toBeUndefined();
	const contacts = execution.items('List Customers').map(({ json }) => json);
	expect(contacts).toMatchObject(
		numbers.map((number) => ({ asked: number, contact: { number, execution: execution.id } })),
	);
	expect(pageOf(execution)).toMatchObject({ count: 2, missing: ['5511987650009'], calls: 3 });
});

it.each(['shopifyCustomers', 'watiContacts'])(
	'nobody named in %s is an error',
	async (resource) => {
		const world = await open(HERE);
		const { error } = await named(world, resource, '={{ "" }}');
		expect(error?.message).toMatch(/could not be listed: No .*IDs were given\.$/);
	},
);
