import type { INodeParameters } from 'n8n-workflow';
import type { ShopifySettings, ShopifySwitches } from '../../sandbox/shopify/index.mts';
import { itIs } from '../support/day.mts';
import { idsOf, listAll, listCount, listing, listPage } from '../support/lists.mts';
import { LIST_SWITCHES } from '../support/switches.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();

afterEach(() => jest.restoreAllMocks());

const shopIn = async (shopTimeZone: string, shopify: ShopifySettings = {}): Promise<World> =>
	await open({
		templates: [],
		time: 'wall',
		shopify: { shopTimeZone, searchIndexLagMs: 0, ...shopify },
	});

const secondsFrom = (edge: string, seconds: number): string =>
	new Date(Date.parse(edge) + seconds * 1000).toISOString();

/** Customers a second before, exactly at, and a second after; of them, those that belong to the list. */
function aroundEdge(world: World, edge: string): readonly string[] {
	const [, ...belong] = [-1, 0, 1].map((seconds) => {
		const createdAt = secondsFrom(edge, seconds);
		return world.shopify.merchant.createCustomer({ firstName: 'A' }, { createdAt }).legacyId;
	});
	return belong;
}

/** Clocks go back on 2026-10-25 in Berlin and on 2026-11-01 in New York, and on 03-29 and 03-08 ahead. */
const RANGES = [
	['2026-11-23T12:00:00Z', 'Europe/Berlin', 'oneMonth', '2026-10-22T22:00:00Z'],
	['2026-11-23T12:00:00Z', 'Europe/Berlin', 'threeMonths', '2026-08-22T22:00:00Z'],
	['2026-11-23T12:00:00Z', 'Europe/Berlin', 'sixMonths', '2026-05-22T22:00:00Z'],
	['2026-11-23T23:30:00Z', 'Europe/Berlin', 'oneMonth', '2026-10-23T22:00:00Z'],
	['2026-04-10T12:00:00Z', 'Europe/Berlin', 'oneMonth', '2026-03-09T23:00:00Z'],
	['2026-03-31T12:00:00Z', 'Europe/Berlin', 'oneMonth', '2026-02-27T23:00:00Z'],
	['2026-11-23T12:00:00Z', 'America/New_York', 'oneMonth', '2026-10-23T04:00:00Z'],
	['2026-11-23T03:00:00Z', 'America/New_York', 'oneMonth', '2026-10-22T04:00:00Z'],
	['2026-04-10T12:00:00Z', 'America/New_York', 'sixMonths', '2025-10-10T04:00:00Z'],
	['2026-11-23T12:00:00Z', 'Pacific/Kiritimati', 'oneMonth', '2026-10-23T10:00:00Z'],
] as const;

it.each(RANGES)('on %s in %s, the range %s begins at %s', async (now, zone, range, edge) => {
	itIs(now);
	const world = await shopIn(zone);
	const belong = aroundEdge(world, edge);
	const { items, page } = await listPage(world, { range });
	expect(idsOf(items)).toEqual(belong);
	expect(page.since).toBe(new Date(edge).toISOString());
	expect(page.timeZone).toBe(zone);
});

it('a day begins where the workflow is, where that is wished', async () => {
	itIs('2026-11-23T12:00:00Z');
	const world = await shopIn('America/New_York');
	const belong = aroundEdge(world, '2026-10-22T15:00:00Z');
	const given = { range: 'oneMonth', options: { timeZone: 'workflow' } };
	const { items, page } = await listPage(world, given, 'Asia/Tokyo');
	expect(idsOf(items)).toEqual(belong);
	expect(page.timeZone).toBe('Asia/Tokyo');
});

const SINCE = [
	['2026-10-25', '2026-10-24T22:00:00Z'],
	['2026-10-26', '2026-10-25T23:00:00Z'],
	['2026-03-29', '2026-03-28T23:00:00Z'],
	['2026-10-25T08:00:00Z', '2026-10-25T08:00:00Z'],
	['2026-10-25T08:00:00', '2026-10-25T07:00:00Z'],
	['2026-10-25T08:00:00+05:00', '2026-10-25T03:00:00Z'],
] as const;

it.each(SINCE)('since %s means since %s in Berlin', async (since, edge) => {
	itIs('2026-11-23T12:00:00Z');
	const world = await shopIn('Europe/Berlin');
	const belong = aroundEdge(world, edge);
	const { items } = await listPage(world, { range: 'since', since });
	expect(idsOf(items)).toEqual(belong);
});

it.each(['', 'yesterday', '2026-02-30', '31.01.2026', '08:00'])(
	'since "%s" is refused before anything is listed',
	async (since) => {
		const world = await shopIn('Europe/Berlin');
		const { error } = await listing(world, { range: 'since', since });
		expect(error?.message).toBe(
			`The customers could not be listed: "${since}" is no date. Write it like 2026-01-31.`,
		);
		expect(world.shopifyRequests()).not.toContain('ListCustomers');
	},
);

const SWITCHES: ReadonlyArray<Partial<ShopifySwitches>> = [{}, ...LIST_SWITCHES];

describe.each(SWITCHES)('however Shopify searches (%j),', (switches) => {
	it.each(['Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati'])(
		'a list by creation is exact to the second (%s)',
		async (zone) => {
			itIs('2026-11-23T12:00:00Z');
			const world = await shopIn(zone, { switches });
			const since = '2026-10-25T00:30:00Z';
			const belong = aroundEdge(world, since);
			expect(idsOf(await listAll(world, { range: 'since', since, pageSize: 1 }))).toEqual(belong);
		},
	);

	it('a list by the last change knows of later edits', async () => {
		itIs('2026-11-23T12:00:00Z');
		const world = await shopIn('Europe/Berlin', { switches });
		const { merchant } = world.shopify;
		const dates = { createdAt: '2026-05-01T10:00:00Z', updatedAt: '2026-10-24T21:59:59Z' };
		const [old, edited] = [1, 2].map(() => merchant.createCustomer({ firstName: 'A' }, dates).id);
		merchant.updateCustomer(edited ?? '', { lastName: 'B' });
		const given: INodeParameters = { dateField: 'updatedAt', range: 'since', since: '2026-10-25' };
		expect(idsOf(await listAll(world, given))).toEqual(
			idsOf([{ json: { customer: { id: edited } } }]),
		);
		expect(old).toBeDefined();
	});
});

it('the range does not wander while the pages are read, and its days are not asked for again', async () => {
	itIs('2026-11-23T22:59:50Z');
	const world = await shopIn('Europe/Berlin');
	const belong = aroundEdge(world, '2026-10-22T22:00:00Z');
	const first = await listPage(world, { range: 'oneMonth', pageSize: 2 });
	itIs('2026-11-24T22:59:50Z');
	const second = await listPage(world, {
		range: 'oneMonth',
		pageSize: 2,
		cursor: first.page.cursor,
	});
	expect(idsOf([...first.items, ...second.items])).toEqual(belong);
	expect(world.shopifyRequests().filter((name) => name === 'ShopTimeZone')).toHaveLength(1);
});

it('a count is of the same range as the list, whole days aside', async () => {
	itIs('2026-11-23T12:00:00Z');
	const world = await shopIn('Europe/Berlin');
	const belong = aroundEdge(world, '2026-10-22T22:00:00Z');
	expect(await listCount(world, { range: 'oneMonth' })).toEqual({
		records: belong.length,
		precision: 'exact',
		since: '2026-10-22T22:00:00.000Z',
		timeZone: 'Europe/Berlin',
	});
	expect(await listCount(world)).toEqual({ records: 3, precision: 'exact', since: null });
});
