import { crowd } from '../support/crowd.mts';
import { idsOf, listAll, listCount } from '../support/lists.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();

it('40 pages wait before they would be throttled', async () => {
	const throttle = { maximumAvailable: 240, restoreRate: 300 };
	const world = await open({ templates: [], time: 'wall', shopify: { throttle } });
	const ids = crowd(world, 400);
	await listCount(world);
	const listed = await listAll(world, { pageSize: 10 });
	expect(idsOf(listed)).toHaveLength(ids.length);
	const outcomes = world.shopify.requests.map(({ outcome }) => outcome);
	expect(new Set(outcomes)).toEqual(new Set(['ok']));
	expect(world.shopifyRequests().filter((name) => name === 'ListCustomers')).toHaveLength(40);
});

it('a list that is throttled all the same, by what others take, waits and goes on', async () => {
	const world = await open({ templates: [], time: 'wall' });
	crowd(world, 30);
	world.shopify.faults.add({ on: 'ListCustomers', do: { kind: 'throttled' }, times: 2 });
	expect(await listAll(world, { pageSize: 10 })).toHaveLength(30);
	expect(world.shopify.requests.map(({ outcome }) => outcome)).toContain('throttled');
});
