import fc from 'fast-check';
import type { WatiAnswer, WatiRequest } from '../../nodes/wati/http.ts';
import { countContacts, pagesOf, readListing } from '../../nodes/wati/readListing.ts';
import { linkedDto, numbersFrom, pagedAccount, quietAccount, type Dto } from './contactPages.mts';
import { answer, dto, NOW_MS, ok, scripted, silence, tooMany } from './scriptedWati.mts';

const people = (count: number) => numbersFrom(count).map((number) => dto(number));

async function reading(respond: (request: WatiRequest) => WatiAnswer, maxPages = Infinity) {
	const { client, sync, log } = scripted(respond);
	const result = await readListing(client, sync.account, maxPages, NOW_MS);
	const listing = result.ok ? result.value : undefined;
	return { result, listing, log, client, account: sync.account };
}

const pages = (log: readonly string[]) => log.filter((line) => line === 'GET /contacts').length;

it.each([0, 1, 99, 100, 101, 250, 300])('lists %d contacts with as few calls', async (count) => {
	const { listing, log } = await reading(quietAccount(people(count)));
	expect(listing?.size).toBe(count);
	expect(listing?.complete).toBe(true);
	expect(log).toHaveLength(pagesOf(count) + 1);
});

it('finds whoever existed throughout, whatever moves between the pages of a reading', async () => {
	const moves = fc.array(fc.array(fc.record({ from: fc.nat(), to: fc.nat() }), { maxLength: 12 }), {
		minLength: 4,
		maxLength: 4,
	});
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 101, max: 350 }), moves, async (count, movedBefore) => {
			const order: Dto[] = people(count);
			let last = '';
			const inOrder = (page: number, read: number) => {
				const now = `${read} ${page}`;
				if (read === 1 && now !== last) {
					for (const { from, to } of movedBefore[page - 1] ?? []) {
						const [one] = order.splice(from % order.length, 1);
						if (one) order.splice(to % (order.length + 1), 0, one);
					}
				}
				last = now;
				return order;
			};
			const all = order.map(({ wa_id }) => wa_id);
			const { listing, log } = await reading(pagedAccount({ inOrder, count }));
			const missing = all.filter((number) => !listing?.contact(number));
			expect(missing).toEqual([]);
			expect(log.length).toBeLessThanOrEqual(1 + 2 * pagesOf(count));
		}),
		{ numRuns: 30 },
	);
});

/** One contact of the second page moves to the first after that was read. */
const moving = (count: number, counted: unknown) => {
	const before = people(count);
	const after = [...before.slice(-1), ...before.slice(0, -1)];
	return pagedAccount({
		inOrder: (page, read) => (read === 1 && page === 1 ? before : after),
		count: counted,
	});
};

it('reads the pages once more where one is missing, and no third time', async () => {
	const { listing, log } = await reading(moving(150, 150));
	expect(listing?.contact(`${491_700_000_149}`)).toBeDefined();
	expect(pages(log)).toBe(4);
});

it.each([
	['nobody counts', undefined, 2],
	['the count is of far more', 5_000, 2],
	['the count is of fewer', 140, 2],
	['the count is text', '150', 4],
	['the count is nonsense', 'many', 2],
	['the count is negative', -1, 2],
])('reads again only where the count tells of a few who moved: %s', async (_, count, expected) => {
	const { listing, log } = await reading(moving(150, count));
	expect(pages(log)).toBe(expected);
	expect(listing?.complete).toBe(true);
});

it('learns how many of the counted are never listed, and looks for them once', async () => {
	const respond = quietAccount(people(150), 153);
	const { log, client, account } = await reading(respond);
	expect(pages(log)).toBe(4);
	log.length = 0;
	await readListing(client, account, Infinity, NOW_MS);
	expect(pages(log)).toBe(2);
});

it('counts people of other channels as listed, and lists none of them', async () => {
	const others = people(30).map((one) => ({ ...one, channel_type: 'instagram' }));
	const mixed = [...others, ...people(150).slice(30)];
	const { listing, log } = await reading(quietAccount(mixed));
	expect(listing?.size).toBe(120);
	expect(pages(log)).toBe(2);
});

it('remembers a count for ten minutes', async () => {
	const { client, sync, log } = scripted(quietAccount(people(3)));
	const counts = async (afterMs: number) =>
		await countContacts(client, sync.account, NOW_MS + afterMs);
	for (const afterMs of [0, 599_999]) expect(await counts(afterMs)).toMatchObject({ value: 3 });
	expect(log).toHaveLength(1);
	await counts(600_000);
	expect(log).toHaveLength(2);
});

it('hears while it reads of what is written meanwhile', async () => {
	const written = linkedDto('491700000120', '42');
	const respond = quietAccount(people(150));
	const { client, sync } = scripted((request) => {
		const body = respond(request);
		if (request.query?.page_number === 1)
			sync.account.listing?.see({ ...asContact, attributes: linked });
		return body;
	});
	const asContact = { id: written.id, number: written.wa_id, name: 'Ada', allowCampaign: false };
	const linked = { shopify_customer_id: '42' };
	const result = await readListing(client, sync.account, Infinity, NOW_MS);
	const listing = result.ok ? result.value : undefined;
	expect(listing?.contact('491700000120')).toMatchObject({ allowCampaign: false });
	expect(listing?.linkedTo('42')).toHaveLength(1);
});

it('gives up where there are more pages than it may read', async () => {
	const { result, account, log } = await reading(quietAccount(people(301)), 3);
	expect(result).toEqual({ ok: true, value: undefined });
	expect(account.listing).toBeUndefined();
	expect(pages(log)).toBe(3);
});

const failing = (bad: WatiAnswer) => {
	const respond = quietAccount(people(250));
	return (request: WatiRequest) => (request.query?.page_number === 2 ? bad : respond(request));
};

it.each<[string, WatiAnswer, string]>([
	['silence', silence, 'unclear'],
	['a refused token', answer(401, ''), 'unauthorized'],
	['a limit', tooMany('600'), 'rateLimited'],
	['a refusal', answer(400, { message: 'no' }), 'refused'],
	['a body without a list', ok({ result: 'success' }), 'unclear'],
	['a list that is none', ok({ contact_list: 'x' }), 'unclear'],
])('leaves no half listing behind after %s', async (_, bad, kind) => {
	const { result, account } = await reading(failing(bad));
	expect(result).toMatchObject({ ok: false, failure: { kind } });
	expect(account.listing).toBeUndefined();
});

it('takes null for the empty page at the end', async () => {
	const respond = quietAccount(people(100));
	const { listing } = await reading((request) =>
		request.query?.page_number === 2 ? ok({ contact_list: null }) : respond(request),
	);
	expect(listing?.size).toBe(100);
});

const always = (count: unknown) =>
	pagedAccount({ inOrder: (page) => [...fill(page), ...people(100)], count });
const fill = (page: number) => Array.from({ length: (page - 1) * 100 }, () => dto('1'));

it.each<[string, unknown, boolean]>([
	['all are on it', 100, true],
	['others are counted', 1_000, false],
	['nobody counts', undefined, false],
])('reads a page that comes again and again twice at most: %s', async (_, count, complete) => {
	const { result, listing, account, log } = await reading(always(count));
	expect(pages(log)).toBe(2);
	expect(listing?.complete ?? false).toBe(complete);
	expect(result.ok).toBe(complete);
	expect(account.listing !== undefined).toBe(complete);
});
