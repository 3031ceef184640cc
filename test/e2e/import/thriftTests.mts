import { AGAIN, begin, fillIn, said } from './begin.mts';
import { fill, simplePerson } from './crowd.mts';
import type { Installation } from './installation.mts';
import { countsOf, finished } from './job.mts';
import type { Site } from './site.mts';
import { writesIn } from './watiCalls.mts';

const CUSTOMERS = 2000;
const CHANGED = 500;

/** The dearest case: everybody has a number, and nobody is in Wati. Calls count from the form on. */
export function thriftTests(at: () => Installation): void {
	let site: Site;
	let ids: readonly string[];
	const again = async () => {
		site.wati.clearLog();
		await begin(at().n8n, AGAIN);
		return await finished(at().n8n.rest);
	};

	it('takes one call for each new contact and hardly any more', async () => {
		site = await at().settle();
		ids = fill(site.shop, CUSTOMERS, simplePerson);
		await begin(at().n8n);
		expect(countsOf(await finished(at().n8n.rest))).toEqual({ created: CUSTOMERS });
		expect(site.wati.requests.length).toBeLessThanOrEqual(1.03 * CUSTOMERS + CUSTOMERS / 100);
	});

	it('is refused a second time, and tells the date', async () => {
		const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format();
		const refusal = await fillIn(at().n8n);
		expect(refusal).toMatchObject({ kind: 'ending', title: 'The import was already done' });
		expect(said(refusal)).toContain(today);
	});

	it('takes one call for a hundred and writes nothing where nothing changed', async () => {
		expect(countsOf(await again())).toEqual({ unchanged: CUSTOMERS });
		expect(site.wati.requests.length).toBeLessThanOrEqual(CUSTOMERS / 100 + 2);
		expect(writesIn(site.wati)).toBe(0);
	});

	it('writes changes by the hundred', async () => {
		const step = CUSTOMERS / CHANGED;
		for (const id of ids.filter((_, line) => line % step === 1)) {
			site.shop.merchant.addTags(`gid://shopify/Customer/${id}`, ['Changed']);
		}
		expect(countsOf(await again())).toEqual({
			updated: CHANGED,
			unchanged: CUSTOMERS - CHANGED,
		});
		expect(site.wati.requests.length).toBeLessThanOrEqual(CUSTOMERS / 100 + 7);
		const tagged = site.wati.contacts().filter(({ params }) => params['tag_changed'] === 'true');
		expect(tagged).toHaveLength(CHANGED);
	});
}
