import { crowd, personOf } from '../support/crowd.mts';
import { idsOf, listAll, listCount, listing, listPage } from '../support/lists.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();
const HERE = { templates: [] } as const;
const legacy = (ids: readonly string[]) => ids.map((id) => id.replace(/^.*\//, ''));

it('an empty shop has a page with nobody on it, and no next one', async () => {
	const world = await open(HERE);
	const { items, page } = await listPage(world);
	expect(items).toEqual([]);
	expect(page).toMatchObject({ cursor: '', hasMore: false, count: 0, since: null });
	expect(await listCount(world)).toMatchObject({ records: 0, precision: 'exact' });
});

it.each([
	[250, 50],
	[251, 250],
	[3, 1],
])('%i customers by pages of %i are listed once each, the oldest first', async (size, pageSize) => {
	const world = await open(HERE);
	const ids = crowd(world, size);
	expect(idsOf(await listAll(world, { pageSize }))).toEqual(legacy(ids));
});

it('customers come as the trigger brings them', async () => {
	const world = await open(HERE);
	const [id] = crowd(world, 1);
	const { items } = await listPage(world);
	expect(items[0]?.json.customer).toMatchObject({
		id,
		displayName: 'Customer 0',
		email: personOf(0).email,
		phone: personOf(0).phone,
		emailConsent: { state: 'SUBSCRIBED' },
		tags: [],
		readAt: expect.stringMatching(/Z$/),
	});
});

it('nobody is lost or doubled while customers are edited, deleted, merged and created', async () => {
	const world = await open(HERE);
	const { merchant } = world.shopify;
	const ids = crowd(world, 100);
	const at = (line: number) => ids[line] ?? '';
	let born = '';
	const items = await listAll(world, { pageSize: 20 }, (page) => {
		merchant.updateCustomer(at(page), { firstName: `Edited on ${page}` });
		if (page === 2) {
			merchant.deleteCustomer(at(19));
			merchant.deleteCustomer(at(20));
			merchant.mergeCustomers(at(50), at(51));
			merchant.updateCustomer(at(99), { firstName: 'Edited first' });
		}
		if (page === 4) born = merchant.createCustomer(personOf(500)).id;
	});
	const listed = idsOf(items);
	expect(new Set(listed).size).toBe(listed.length);
	const there = world.shopify.customers().map(({ legacyId }) => legacyId);
	expect(listed).toEqual(expect.arrayContaining(there.filter((id) => !born.endsWith(id))));
	expect(listed.filter((id) => !there.includes(id))).toEqual(legacy([at(19)]));
	expect(listed).toContain(born.replace(/^.*\//, ''));
});

it('whoever was put off comes first, once, as they are now, whatever their age', async () => {
	const world = await open(HERE);
	const ids = crowd(world, 90);
	const first = await listPage(world, { pageSize: 60 });
	world.shopify.merchant.updateCustomer(ids[3] ?? '', { firstName: 'New' });
	world.shopify.merchant.deleteCustomer(ids[5] ?? '');
	const alsoFetch = JSON.stringify(legacy([...ids.slice(0, 40), ...ids.slice(60, 62)]));
	const { items } = await listPage(world, { cursor: first.page.cursor, alsoFetch });
	const listed = idsOf(items);
	expect([...listed].sort()).toEqual(
		legacy([...ids.slice(0, 5), ...ids.slice(6, 40), ...ids.slice(60)]).sort(),
	);
	expect(items.find(({ json }) => (json.customer as { id: string }).id === ids[3])).toMatchObject({
		json: { customer: { firstName: 'New' } },
	});
});

it.each(['1', 'eyJhIjoxfQ', 'ein Wort', 'bm8'])('the cursor "%s" is refused', async (cursor) => {
	const world = await open(HERE);
	const { error } = await listing(world, { cursor });
	expect(error?.message).toBe(
		'The customers could not be listed: The cursor is none that List Customers gave.',
	);
	expect(world.shopifyRequests()).not.toContain('ListCustomers');
});

it('a list that was not what was asked for is refused: search did not know a field', async () => {
	const world = await open(HERE);
	const ids = crowd(world, 30);
	world.shopify.options.switches.searchKnowsId = false;
	const place = { dateField: 'createdAt', since: null, after: null, listed: 0 };
	const beyondId = legacy(ids)[9];
	const cursor = Buffer.from(JSON.stringify({ ...place, beyondId })).toString('base64url');
	const { error } = await listing(world, { cursor });
	expect(error?.message).toContain('Shopify ignored the search field id');
});

it('a page is repeated when the connection is lost, and told when nothing helps', async () => {
	const world = await open(HERE);
	crowd(world, 3);
	const lost = { kind: 'connectionLostBefore' } as const;
	world.shopify.faults.add({ on: 'ListCustomers', do: lost, times: 1 });
	expect((await listPage(world)).items).toHaveLength(3);
	world.shopify.faults.add({ on: 'ListCustomers', do: { kind: 'status', status: 403 } });
	const { error } = await listing(world, {});
	expect(error?.message).toMatch(/^The customers could not be listed: /);
});
