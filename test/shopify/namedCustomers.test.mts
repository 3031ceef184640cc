import { firstPlace } from '../../nodes/shopify/listCursor.ts';
import { countCustomers, namedCustomers, shopTimeZone } from '../../nodes/shopify/listCustomers.ts';
import { NOW_MS, scriptedShop, wireCustomer } from './scriptedShop.mts';

const nodesOf = (...nodes: readonly unknown[]) => ({ data: { nodes } });

it('asks for nothing where nobody is named', async () => {
	const { client, requests } = scriptedShop();
	const none = { ok: true, value: { customers: [], unreadable: [] } };
	expect(await namedCustomers(client, [], NOW_MS)).toEqual(none);
	expect(requests).toEqual([]);
});

it('fetches ninety-nine that were put off in four requests, and leaves out who is gone', async () => {
	const ids = Array.from({ length: 99 }, (_, index) => `${index + 1}`);
	const parts = [0, 25, 50, 75].map((start) => ids.slice(start, start + 25));
	const bodies = parts.map((part) =>
		nodesOf(...part.map((id) => (id === '30' ? null : wireCustomer(Number(id))))),
	);
	const { client, requests } = scriptedShop(...bodies);
	const result = await namedCustomers(client, ids, NOW_MS);
	const found = result.ok ? result.value.customers.map(({ legacyId }) => legacyId) : [];
	expect(found).toEqual(ids.filter((id) => id !== '30'));
	expect(requests.map(({ variables }) => (variables?.ids as string[]).length)).toEqual([
		25, 25, 25, 24,
	]);
	expect(requests[0]?.variables?.ids).toContain('gid://shopify/Customer/1');
});

it('names who cannot be read', async () => {
	const { client } = scriptedShop(nodesOf({ id: 'gid://shopify/Customer/1' }));
	expect(await namedCustomers(client, ['1'], NOW_MS)).toMatchObject({
		value: { customers: [], unreadable: ['gid://shopify/Customer/1'] },
	});
});

it('fails as a whole where one request fails: those who wait must not be lost', async () => {
	const ids = Array.from({ length: 26 }, (_, index) => `${index}`);
	const { client } = scriptedShop(nodesOf(), { data: {} });
	expect(await namedCustomers(client, ids, NOW_MS)).toMatchObject({ ok: false });
});

const since = '2026-10-22T22:00:00.000Z';

it.each([
	[firstPlace({ dateField: 'createdAt', since: null }), null],
	[firstPlace({ dateField: 'createdAt', since }), `created_at:>='${since}'`],
	[firstPlace({ dateField: 'updatedAt', since }), `updated_at:>='${since}'`],
])('counts those from the first moment of the range: %j', async (place, query) => {
	const body = { data: { customersCount: { count: 7, precision: 'EXACT' } } };
	const { client, requests } = scriptedShop(body);
	expect(await countCustomers(client, place)).toEqual({
		ok: true,
		value: { count: 7, exact: true },
	});
	expect(requests[0]?.variables).toEqual({ query });
});

const everybody = firstPlace({ dateField: 'createdAt', since: null });

it.each([
	['AT_LEAST', false],
	['EXACT', true],
])('says of a count of precision %s whether it is exact', async (precision, exact) => {
	const { client } = scriptedShop({ data: { customersCount: { count: 10_000, precision } } });
	expect(await countCustomers(client, everybody)).toMatchObject({ value: { exact } });
});

it.each([
	['no count', { data: { customersCount: null } }],
	[
		'an ignored field',
		{
			data: { customersCount: { count: 7, precision: 'EXACT' } },
			extensions: { search: [{ warnings: [{ field: 'created_at' }] }] },
		},
	],
])('takes %s for no count', async (_, body) => {
	const { client } = scriptedShop(body);
	expect(await countCustomers(client, everybody)).toMatchObject({ ok: false });
});

it('asks the shop for its time zone, and guesses none', async () => {
	const berlin = scriptedShop({ data: { shop: { ianaTimezone: 'Europe/Berlin' } } });
	expect(await shopTimeZone(berlin.client)).toMatchObject({ value: 'Europe/Berlin' });
	const mute = scriptedShop({ data: { shop: {} } });
	expect(await shopTimeZone(mute.client)).toMatchObject({ ok: false });
});
