import { firstPlace, fromCursor, type ListPlace } from '../../nodes/shopify/listCursor.ts';
import { listCustomers } from '../../nodes/shopify/listCustomers.ts';
import { NOW_MS, pageOf, scriptedShop, wireCustomer, type WirePage } from './scriptedShop.mts';

const SINCE = '2026-10-22T22:00:00.000Z';
const all = firstPlace({ dateField: 'createdAt', since: null });
const created = firstPlace({ dateField: 'createdAt', since: SINCE });

async function list(place: ListPlace, page: WirePage | object, first = 250) {
	const { client, requests } = scriptedShop('nodes' in page ? pageOf(page as WirePage) : page);
	const result = await listCustomers(client, place, first, NOW_MS);
	const value = result.ok ? result.value : undefined;
	return {
		ids: value?.customers.map(({ legacyId }) => legacyId),
		unreadable: value?.unreadable,
		cursor: value?.cursor,
		next: value?.cursor ? fromCursor(value.cursor) : undefined,
		failure: result.ok ? undefined : result.failure,
		variables: requests[0]?.variables,
	};
}

it.each([
	[all, null],
	[created, "customer_date:>='2026-10-20T22:00:00.000Z'"],
	[firstPlace({ dateField: 'updatedAt', since: SINCE }), "updated_at:>='2026-10-20T22:00:00.000Z'"],
	[{ ...all, beyondId: '7' }, 'id:>7'],
	[{ ...created, beyondId: '7' }, "customer_date:>='2026-10-20T22:00:00.000Z' AND id:>7"],
])(
	'asks from two days before the range, where days may be taken whole: %j',
	async (place, query) => {
		const { variables } = await list(place, { nodes: [] }, 25);
		expect(variables).toEqual({ first: 25, after: null, query });
	},
);

it('sifts by the exact time, its first moment included', async () => {
	const at = (number: number, createdAt: string) => wireCustomer(number, { createdAt });
	const nodes = [
		at(1, '2026-10-22T21:59:59Z'),
		at(2, '2026-10-22T22:00:00Z'),
		at(3, '2026-10-23T00:00:00+02:00'),
		at(4, '2026-10-22T23:59:59+02:00'),
		at(5, '2026-11-01T00:00:00Z'),
	];
	expect(await list(created, { nodes })).toMatchObject({ ids: ['2', '3', '5'], cursor: '' });
});

it('goes on after the cursor of Shopify, also where all of a page was sifted out', async () => {
	const nodes = [wireCustomer(1, { createdAt: '2026-10-21T00:00:00Z' })];
	const { ids, next } = await list(created, { nodes, hasNextPage: true, endCursor: 'x' });
	expect({ ids, next }).toEqual({ ids: [], next: { ...created, after: 'x', listed: 1 } });
});

it('goes on behind an empty page that is not the last', async () => {
	const { next } = await list(all, { nodes: [], hasNextPage: true, endCursor: 'x' });
	expect(next).toEqual({ ...all, after: 'x' });
});

it('goes on behind a page of which nobody could be read', async () => {
	const { next, unreadable } = await list(all, {
		nodes: [null, {}],
		hasNextPage: true,
		endCursor: 'x',
	});
	expect(next).toEqual({ ...all, after: 'x', listed: 2 });
	expect(unreadable).toEqual(['unknown', 'unknown']);
});

it.each([
	['names no place to go on', { nodes: [], hasNextPage: true, endCursor: null }],
	['would begin the same page again', { nodes: [], hasNextPage: true, endCursor: 'here' }],
])('never ends a list that is not at its end: it fails where Shopify %s', async (_, page) => {
	const { failure } = await list({ ...all, after: 'here' }, page);
	expect(failure).toMatchObject({ kind: 'refused' });
});

it.each<[number, string | null, Partial<ListPlace>]>([
	[23_748, 'x', { after: 'x', beyondId: '5', listed: 23_998 }],
	[23_750, 'x', { after: null, beyondId: '900', listed: 0 }],
	[0, null, { after: null, beyondId: '900', listed: 0 }],
])('after %d listed customers and the cursor %j opens the right window', async (...given) => {
	const [listed, endCursor, expected] = given;
	const nodes = Array.from({ length: 250 }, (_, index) => wireCustomer(651 + index));
	const place = { ...all, after: 'before', beyondId: '5', listed };
	const { next } = await list(place, { nodes, hasNextPage: true, endCursor });
	expect(next).toEqual({ ...all, ...expected });
});

it('keeps ids that are larger than a number can be', async () => {
	const id = 9_007_199_254_740_993n;
	const place = { ...all, listed: 24_000 };
	const { next } = await list(place, { nodes: [wireCustomer(id)], hasNextPage: true });
	expect(next?.beyondId).toBe(`${id}`);
});

it('lists nobody twice where "after this id" includes it', async () => {
	const nodes = [wireCustomer(7), wireCustomer(8)];
	expect((await list({ ...all, beyondId: '7' }, { nodes })).ids).toEqual(['8']);
});

it('refuses a list that begins before its window: the id was ignored', async () => {
	const nodes = [wireCustomer(6), wireCustomer(8)];
	const { failure } = await list({ ...all, beyondId: '7' }, { nodes });
	expect(failure?.message).toContain('search field id');
});

const warning = (field: unknown) => ({
	search: [{ path: ['customers'], warnings: [{ field, code: 'invalid_field' }] }],
});

it.each([
	['customer_date', 'customer_date'],
	[null, 'unknown'],
	[undefined, 'unknown'],
])('refuses a list whose search field %j was ignored', async (field, told) => {
	const page = { nodes: [wireCustomer(1)], extensions: warning(field) };
	const { failure } = await list(created, page);
	expect(failure).toMatchObject({ kind: 'refused' });
	expect(failure?.message).toContain(told);
});

it('takes a search without warnings', async () => {
	const extensions = { search: [{ path: ['customers'], query: 'x' }, { warnings: [] }] };
	expect(await list(all, { nodes: [wireCustomer(1)], extensions })).toMatchObject({ ids: ['1'] });
});

it.each([
	['has no cost', { cost: null }],
	['tells no throttle status', { cost: { requestedQueryCost: 7 } }],
	['tells costs as text', { cost: { requestedQueryCost: '7', throttleStatus: {} } }],
	['has none', undefined],
])('reads a list whose answer %s', async (_, extensions) => {
	const page = { nodes: [wireCustomer(1)], ...(extensions ? { extensions } : {}) };
	expect(await list(all, page)).toMatchObject({ ids: ['1'] });
});

it('names a customer that cannot be read, and lists the others', async () => {
	const nodes = [wireCustomer(1), wireCustomer(2, { tags: null }), wireCustomer(3)];
	const { ids, unreadable } = await list(all, { nodes });
	expect(ids).toEqual(['1', '3']);
	expect(unreadable).toEqual(['gid://shopify/Customer/2']);
});

it.each([
	['no customers', { data: {} }],
	['no nodes', { data: { customers: { nodes: null, pageInfo: { hasNextPage: false } } } }],
	['no end', { data: { customers: { nodes: [], pageInfo: {} } } }],
	['no data', {}],
	['nothing', null],
])('never takes an answer with %s for the end of the list', async (_, body) => {
	const { client } = scriptedShop(body);
	expect(await listCustomers(client, all, 250, NOW_MS)).toMatchObject({ ok: false });
});

it('says when it read them', async () => {
	const { client } = scriptedShop(pageOf({ nodes: [wireCustomer(1)] }));
	const result = await listCustomers(client, all, 250, NOW_MS);
	expect(result.ok && result.value.customers[0]?.readAt).toBe('2026-11-23T12:00:00.000Z');
});

it('lists everybody once over pages and windows, whoever is edited or created meanwhile', async () => {
	const ids = Array.from({ length: 1_600 }, (_, index) => 1_000 + index);
	let place: ListPlace | undefined = { ...all, listed: 23_300 };
	const listed: string[] = [];
	while (place) {
		const { after, beyondId }: ListPlace = place;
		const start = Math.max(
			ids.findIndex((id) => id > Number(beyondId ?? 0)),
			after === null ? 0 : ids.indexOf(Number(after)) + 1,
		);
		const some = ids.slice(start, start + 250);
		if (listed.length === 1_000) ids.push(99_999);
		const page = await list(place, {
			nodes: some.map((id) => wireCustomer(id)),
			hasNextPage: start + 250 < ids.length,
			endCursor: `${some.at(-1)}`,
		});
		listed.push(...(page.ids ?? []));
		place = page.next;
	}
	expect(listed).toEqual(ids.map(String));
});
