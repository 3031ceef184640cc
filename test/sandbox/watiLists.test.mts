import axios from 'axios';
import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';

let now: number;
let wati: WatiSandbox;

beforeEach(async () => {
	now = Date.parse('2026-11-23T12:00:00Z');
	const clock = { now: () => now, sleep: async () => {} };
	wati = await startWati({ clock, requestsPer10Seconds: null });
});

afterEach(async () => await wati.close());

async function get(path: string) {
	const headers = { Authorization: `Bearer ${wati.options.token}` };
	return await axios.get(`${wati.origin}/api/ext/v3/contacts${path}`, {
		headers,
		validateStatus: null,
	});
}

async function page(number: number, size: number): Promise<string> {
	const { data } = await get(`?page_number=${number}&page_size=${size}`);
	return data.contact_list.map(({ name }: { readonly name: string }) => name).join(' ');
}

function add(...names: readonly string[]) {
	return names.map((name, index) => {
		now += 1000;
		return wati.agent.addContact({ number: `1415555${now % 1_000_000}${index}`, name });
	});
}

const ORDERS = [
	['byName', 'Ada Bob Cleo Dan'],
	['newestFirst', 'Bob Dan Ada Cleo'],
	['byId', 'Cleo Ada Dan Bob'],
] as const;

describe.each(ORDERS)('listed %s', (order, names) => {
	beforeEach(() => {
		wati.options.switches.listOrder = order;
	});

	it(`contacts come as ${names}, whatever page they are on`, async () => {
		add('Cleo', 'Ada', 'Dan', 'Bob');
		expect(await page(1, 100)).toBe(names);
		expect(`${await page(1, 2)} ${await page(2, 2)}`).toBe(names);
	});

	it('a contact moves to the page before when one before it is deleted', async () => {
		add('Cleo', 'Ada', 'Dan', 'Bob');
		const [first = '', , third = ''] = names.split(' ');
		const gone = wati.contacts().find(({ name }) => name === first);
		expect(await page(1, 2)).not.toContain(third);
		wati.agent.deleteContact(gone?.id ?? '');
		expect(await page(1, 2)).toContain(third);
	});

	it('every contact is there once, after any number of comings, goings and namings', async () => {
		add('Cleo', 'Ada', 'Dan', 'Bob');
		await page(1, 1);
		const [eve, zoe] = add('Eve', 'Zoe');
		wati.agent.rename(eve?.id ?? '', 'Abe');
		wati.agent.setAttribute(zoe?.id ?? '', 'city', 'Rome');
		wati.agent.deleteContact(zoe?.id ?? '');
		add('Zoe');
		const listed = (await page(1, 100)).split(' ');
		expect(listed.sort()).toEqual(['Abe', 'Ada', 'Bob', 'Cleo', 'Dan', 'Zoe']);
		expect(wati.contacts().map(({ name }) => name)).toEqual(listed.sort());
	});
});

it.each([
	['newestFirst', 'Zoe'],
	['byName', 'Ada'],
] as const)('listed %s, a newcomer pushes %s off the first page', async (order, pushed) => {
	wati.options.switches.listOrder = order;
	add('Ada', 'Zoe');
	const before = await page(1, 1);
	add('Aaron');
	expect([before, await page(2, 1)]).toEqual([pushed, pushed]);
});

it('a new name moves a contact past a reader who goes page by page', async () => {
	add('Ada', 'Bob', 'Cleo', 'Dan');
	const first = await page(1, 2);
	const dan = wati.contacts().find(({ name }) => name === 'Dan');
	wati.agent.rename(dan?.id ?? '', 'Abe');
	expect(`${first} ${await page(2, 2)}`).toBe('Ada Bob Bob Cleo');
});

it.each([2, 3, 1000])('page %d, beyond the end, is empty', async (number) => {
	add('Ada', 'Bob');
	const { status, data } = await get(`?page_number=${number}&page_size=2`);
	expect([status, data]).toEqual([200, { contact_list: [], page_number: number, page_size: 2 }]);
});

it('lists 25,001 contacts a hundred a page, each once', async () => {
	for (let made = 0; made < 25_001; made += 1) {
		wati.agent.addContact({ number: String(4_915_000_000_000 + made), name: String(made * 7919) });
	}
	const seen = new Set<string>();
	const sizes = new Map<number, number>();
	for (let number = 1; number <= 252; number += 1) {
		const names = (await page(number, 100)).split(' ').filter(Boolean);
		for (const name of names) seen.add(name);
		sizes.set(names.length, (sizes.get(names.length) ?? 0) + 1);
	}
	expect(seen.size).toBe(25_001);
	expect(Object.fromEntries(sizes)).toEqual({ 100: 250, 1: 1, 0: 1 });
}, 60_000);

describe('the count', () => {
	beforeEach(() => {
		wati.agent.addContact({ number: '14155552671' });
		wati.agent.addContact({ bsuid: 'US.123' });
		wati.agent.addContact({ channelType: 'instagram', name: 'Insta' });
		wati.agent.addContact({ channelType: 'messenger', name: 'Mess' });
	});

	it.each([
		['everybody', 200, { contact_count: 4 }],
		['whatsAppNumbers', 200, { contact_count: 1 }],
		['absent404', 404, ''],
	] as const)('may be of %s', async (position, status, data) => {
		wati.options.switches.contactsCount = position;
		expect(await get('/count')).toMatchObject({ status, data });
		expect((await page(1, 100)).split(' ')).toHaveLength(4);
	});

	it.each([
		['?date_from=2026-11-23T12:00:00Z', 4],
		['?date_from=2026-11-23T12:00:01Z', 0],
		['?date_to=2026-11-23T12:00:00Z', 4],
		['?date_from=2026-11-01&date_to=2026-11-23', 0],
	])('goes by the time of creation: %s', async (query, count) => {
		expect((await get(`/count${query}`)).data).toEqual({ contact_count: count });
	});
});
