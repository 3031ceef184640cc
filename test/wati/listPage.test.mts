import { Listing } from '../../nodes/wati/listing.ts';
import { listPage } from '../../nodes/wati/listPage.ts';
import { contact } from '../core/people.mts';
import { numbersFrom, pagedAccount, quietAccount } from './contactPages.mts';
import { dto, newAccount, NOW_MS, NUMBER, scripted } from './scriptedWati.mts';

const people = (count: number) => numbersFrom(count).map((number) => dto(number));

/** Lists to the end, at most so many pages; forgets after each what this process knows, if told. */
async function listAll(respond: Parameters<typeof scripted>[0], restarts = false) {
	let { client, sync, log } = scripted(respond);
	const numbers: (string | null)[] = [];
	const cursors: string[] = [];
	let cursor = '';
	for (let pages = 0; pages < 12; pages += 1) {
		const result = await listPage(client, sync.account, cursor, NOW_MS);
		if (!result.ok) throw new Error(result.failure.message);
		numbers.push(...result.value.contacts.map(({ number }) => number));
		cursor = result.value.cursor;
		cursors.push(cursor);
		if (cursor === '') break;
		if (restarts) ({ client, sync } = scripted(respond, newAccount()));
	}
	return { numbers, cursors, log };
}

const first = people(250);
const rotated = [...first.slice(-1), ...first.slice(0, -1)];
/** One contact of the last page moves to the first after that was read. */
const moving = (count: unknown) =>
	pagedAccount({ inOrder: (page, read) => (read === 1 && page === 1 ? first : rotated), count });

it.each([0, 99, 100, 250])('lists each of %d contacts once', async (count) => {
	const { numbers, cursors } = await listAll(quietAccount(people(count)));
	expect(numbers).toEqual(people(count).map(({ wa_id }) => wa_id));
	expect(cursors.at(-1)).toBe('');
});

it('goes through the pages once more for one who moved, and lists nobody twice', async () => {
	const { numbers, log } = await listAll(moving(250));
	expect([...numbers].sort()).toEqual(first.map(({ wa_id }) => wa_id));
	expect(log.filter((line) => line === 'GET /contacts')).toHaveLength(6);
});

it.each([
	['nobody counts', undefined],
	['the count is of far more', 9_000],
])('is done after the last page where %s', async (_, count) => {
	const { log } = await listAll(moving(count));
	expect(log.filter((line) => line === 'GET /contacts')).toHaveLength(3);
});

it('goes on after a restart, and then rather lists somebody twice than not at all', async () => {
	const { numbers, cursors } = await listAll(quietAccount(people(250)), true);
	expect(new Set(numbers).size).toBe(250);
	expect(cursors.at(-1)).toBe('');
});

it.each(['2', 'page 2', '3f2a9c01-3-2', '3f2a9c01-1-0', '3f2a9c01-1', 'eyJhIjoxfQ', '-1-1'])(
	'refuses %j, which is no cursor of it',
	async (cursor) => {
		const { client, sync, log } = scripted([]);
		const result = await listPage(client, sync.account, cursor, NOW_MS);
		expect(result).toMatchObject({ ok: false, failure: { kind: 'refused' } });
		expect(log).toEqual([]);
	},
);

it('keeps two lists apart that are read at once', async () => {
	const { client, sync } = scripted(quietAccount(people(150)));
	const page = async (cursor: string) => {
		const result = await listPage(client, sync.account, cursor, NOW_MS);
		return result.ok ? result.value : { contacts: [], cursor: 'failed' };
	};
	const [one, other] = [await page(''), await page('')];
	expect(one.cursor).not.toBe(other.cursor);
	expect((await page(one.cursor)).contacts).toHaveLength(50);
	expect((await page(other.cursor)).contacts).toHaveLength(50);
});

it.each([
	['what others wrote since it was read', undefined, 'Bonn'],
	['not what is older than a write of this process', NOW_MS + 1, 'Kiel'],
])('lets a listing that is kept hear %s', async (_, writtenAtMs, city) => {
	const { client, sync } = scripted(
		pagedAccount({ inOrder: () => [dto(NUMBER, { city: 'Bonn' })] }),
	);
	const { account } = sync;
	account.listing = new Listing(NOW_MS - 3_600_000);
	account.listing.list(contact({ number: NUMBER, attributes: { city: 'Kiel' } }));
	if (writtenAtMs) account.writes.set(NUMBER, writtenAtMs);
	await listPage(client, account, '', NOW_MS);
	expect(account.listing.contact(NUMBER)?.attributes).toMatchObject({ city });
});
