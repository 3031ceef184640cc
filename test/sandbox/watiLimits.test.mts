import axios from 'axios';
import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';

let now: number;
let wati: WatiSandbox;

beforeEach(async () => {
	now = Date.parse('2026-11-23T12:00:00Z');
	wati = await startWati({ clock: { now: () => now, sleep: async () => {} } });
});

afterEach(async () => await wati.close());

async function call(url: string, token = wati.options.token) {
	const headers = { Authorization: `Bearer ${token}` };
	return await axios.get(wati.origin + url, { headers, validateStatus: null });
}

async function statuses(count: number, url = '/api/ext/v3/contacts/count') {
	const answers = [];
	for (let made = 0; made < count; made += 1) answers.push((await call(url)).status);
	return answers;
}

const ok = (count: number) => Array<number>(count).fill(200);

it('lets ten calls through in ten seconds and refuses the eleventh in plain text', async () => {
	expect(await statuses(10)).toEqual(ok(10));
	const refused = await call('/api/ext/v3/contacts/count');
	expect(refused).toMatchObject({ status: 429, data: 'Rate limit exceeded' });
	expect(refused.headers['content-type']).toMatch('text/plain');
});

it('keeps a refused call in the log, and in no count', async () => {
	await statuses(12);
	expect(wati.requests.map(({ status }) => status)).toEqual([...ok(10), 429, 429]);
	expect(wati.quota.used).toBe(10);
});

it('slides its window: a call makes room ten seconds after it was made', async () => {
	await statuses(4);
	now += 6000;
	await statuses(6);
	now += 3999;
	expect(await statuses(1)).toEqual([429]);
	now += 1;
	expect(await statuses(5)).toEqual([...ok(4), 429]);
});

it('counts all contact calls of v3 together, and each v1 endpoint for itself', async () => {
	await statuses(10);
	expect(await statuses(1, '/api/ext/v3/contacts?page_number=1&page_size=1')).toEqual([429]);
	expect(await statuses(11, '/10012/api/v1/getContacts')).toEqual([...ok(10), 429]);
});

it('spends nothing on calls with a wrong token', async () => {
	for (let made = 0; made < 12; made += 1) await call('/api/ext/v3/contacts/count', 'wrong');
	expect(await statuses(1)).toEqual([200]);
});

it('knows no limit when it is switched off', async () => {
	wati.options.requestsPer10Seconds = null;
	expect(await statuses(25)).toEqual(ok(25));
});

it.each([
	[null, undefined],
	[7, '7'],
])('a 429 with Retry-After set to %j carries %j', async (seconds, header) => {
	wati.options.requestsPer10Seconds = 0;
	wati.options.switches.rateLimitRetryAfter = seconds;
	expect((await call('/api/ext/v3/contacts/count')).headers['retry-after']).toBe(header);
});

it('refuses every call once the quota of the month is used up, until the 1st', async () => {
	wati.options.monthlyQuota = 3;
	expect(await statuses(4)).toEqual([...ok(3), 429]);
	expect(wati.quota).toMatchObject({ used: 3, limit: 3 });

	now = Date.parse('2026-11-30T23:59:59Z');
	expect(await statuses(1, '/10012/api/v1/getContacts')).toEqual([429]);
	now = Date.parse('2026-12-01T00:00:00Z');
	expect(wati.quota.used).toBe(0);
	expect(await statuses(1)).toEqual([200]);
});
