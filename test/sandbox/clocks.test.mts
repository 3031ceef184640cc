import axios from 'axios';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { scaledClock } from '../../sandbox/clock.mts';
import { startShopify } from '../../sandbox/shopify/index.mts';
import { startWati } from '../../sandbox/wati/index.mts';
import { graphql, manualClock } from './shopifyClient.mts';

const FAR_OFF = Date.parse('2031-05-06T07:08:09Z');

const sourcesOf = (folder: string) =>
	readdirSync(join('sandbox', folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.mts'))
		.map((name) => join('sandbox', folder, name));

it.each(['shopify', 'wati'])('%s never looks at the clock on the wall', (folder) => {
	const looks = /Date\.now|new Date\(\)|performance\.now/;
	const sources = sourcesOf(folder);
	expect(sources).not.toEqual([]);
	expect(sources.filter((file) => looks.test(readFileSync(file, 'utf8')))).toEqual([]);
});

it('a faster clock never goes back, and its sleepers never wake too early', async () => {
	const clock = scaledClock(1000);
	const times: number[] = [clock.now()];
	for (let slept = 0; slept < 20; slept += 1) {
		const before = clock.now();
		await clock.sleep(1500);
		expect(clock.now() - before).toBeGreaterThanOrEqual(1500);
		times.push(clock.now());
	}
	expect(times).toEqual([...times].sort((left, right) => left - right));
});

it('all that Shopify stamps is of its own time', async () => {
	const clock = manualClock(FAR_OFF);
	const shopify = await startShopify({ clock });
	await graphql(
		shopify,
		'mutation { customerCreate(input: { firstName: "A" }) { customer { id } } }',
	);
	expect(shopify.requests).toMatchObject([{ at: FAR_OFF }]);
	expect(shopify.customers()).toMatchObject([
		{ createdAt: '2031-05-06T07:08:09Z', updatedAt: '2031-05-06T07:08:09Z' },
	]);
	await shopify.close();
});

it('all that Wati stamps is of its own time', async () => {
	const wati = await startWati({ clock: manualClock(FAR_OFF) });
	const { created, lastUpdated, id } = wati.agent.addContact({ number: '14155552671' });
	expect([created, lastUpdated]).toEqual([FAR_OFF, FAR_OFF]);
	expect(Number.parseInt(id.slice(0, 8), 16)).toBe(FAR_OFF / 1000);
	const url = `${wati.origin}/api/ext/v3/contacts/count`;
	const headers = { Authorization: `Bearer ${wati.options.token}` };
	await axios.get(url, { headers, validateStatus: null });
	expect(wati.requests).toMatchObject([{ at: FAR_OFF }]);
	await wati.close();
});
