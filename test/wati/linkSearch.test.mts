import type { WatiAnswer, WatiRequest } from '../../nodes/wati/http.ts';
import { answer, dto, NUMBER, ok, scripted, silence, tooMany } from './scriptedWati.mts';

const LINK = 'shopify_customer_id';
const legacy = (id: string, customer: string, part: object = {}) => ({
	id,
	wAid: NUMBER,
	customParams: [{ name: LINK, value: customer }],
	...part,
});

async function search(script: (request: WatiRequest) => WatiAnswer) {
	const { client, log, requests } = scripted(script);
	const result = await client.linkedTo(LINK, '42');
	const told = result.ok
		? result.value === 'unavailable'
			? result.value
			: result.value.map(({ id }) => id)
		: result.failure.kind;
	return { told, log, requests, client };
}

it.each([
	['those that carry the id', [legacy('a', '42')], ['a']],
	['whole ids too', [legacy('a', 'gid://shopify/Customer/42')], ['a']],
	['nobody whose id only contains it', [legacy('a', '421'), legacy('b', '142')], []],
	['nobody who was deleted', [legacy('a', '42', { isDeleted: true })], []],
	['nobody in what is no contact', ['x', null, {}], []],
])('finds by the link %s', async (_, contact_list, ids) => {
	expect((await search(() => ok({ result: 'success', contact_list }))).told).toEqual(ids);
});

it('asks the legacy search for exactly this id', async () => {
	const { requests } = await search(() => ok({ contact_list: [] }));
	expect(requests).toEqual([
		{
			method: 'GET',
			api: 'v1',
			path: '/getContacts',
			query: {
				pageSize: 100,
				pageNumber: 1,
				attribute: `[{"name":"${LINK}","operator":"==","value":"42"}]`,
			},
		},
	]);
});

const people = (count: number) =>
	Array.from({ length: count }, (_, index) => dto(`49${1000 + index}`));

/** Without the legacy search, an account of this many contacts. */
const listOf = (count: number) => (request: WatiRequest) => {
	if (request.api === 'v1') return answer(404, '');
	const first = (Number(request.query?.page_number) - 1) * 100;
	const all = [...people(count - 1), dto(NUMBER, { [LINK]: '42' })];
	return ok({ contact_list: all.slice(first, first + 100) });
};

it.each([
	[1, [`id-${NUMBER}`], 1],
	[150, [`id-${NUMBER}`], 2],
	[300, 'unavailable', 3],
])('lists an account of %d contacts where there is no search', async (count, told, pages) => {
	const found = await search(listOf(count));
	expect(found.told).toEqual(told);
	expect(found.log.filter((line) => line === 'GET /contacts')).toHaveLength(pages);
});

it('asks no more for a search that was not to be had', async () => {
	const { client, log } = await search(listOf(300));
	const before = log.length;
	expect(await client.linkedTo(LINK, '42')).toEqual({ ok: true, value: 'unavailable' });
	expect(log).toHaveLength(before);
});

it.each([
	['silence', silence, 'unclear'],
	['a limit', tooMany('0'), 'rateLimited'],
])('fails the look-up on %s: it proves nothing', async (_, given, expected) => {
	expect((await search(() => given)).told).toBe(expected);
});
