import { dataTables } from '../../../sandbox/n8n/dataTables.mts';
import { start, fillIn } from './begin.mts';
import { knowBefore } from './contactsBefore.mts';
import { fill, mixedPerson } from './crowd.mts';
import { cardsOf, expectationOf, type Expectation } from './expectation.mts';
import type { Installation } from './installation.mts';
import { countsOf, finished, type Job } from './job.mts';
import type { ProgressPage } from './progressPage.mts';
import type { Site } from './site.mts';
import { RECORDS } from './tables.mts';

const CUSTOMERS = 2000;

/** An import of all kinds of people into an account that knows some of them. */
export function wholeTests(at: () => Installation): void {
	let site: Site;
	let wanted: Expectation;
	let page: ProgressPage;
	let job: Job;

	beforeAll(async () => {
		site = await at().settle();
		fill(site.shop, CUSTOMERS, mixedPerson);
		wanted = expectationOf(site.shop.customers(), knowBefore(site.wati, site.shop.customers()));
		const question = await fillIn(at().n8n);
		site.wati.clearLog();
		page = await start(question);
		job = await finished(at().n8n.rest);
	});

	it('is completed by itself', () => {
		expect(job).toMatchObject({ state: 'completed', message: '', put_off: [], begun: [] });
	});

	it('brings everybody with a number to Wati, once, and leaves all others alone', () => {
		const contacts = site.wati.contacts();
		expect(cardsOf(contacts)).toEqual(wanted.cards);
		expect(contacts).toHaveLength(Object.keys(wanted.cards).length);
	});

	it('makes nobody ready for campaigns who is not subscribed in Shopify', () => {
		const subscribed = new Set(
			site.shop
				.customers()
				.filter(({ consents }) => consents.email.state === 'SUBSCRIBED')
				.map(({ legacyId }) => legacyId),
		);
		const made = site.wati.contacts().filter(({ source }) => source !== 'manual');
		const ready = made.filter(({ allowCampaign }) => allowCampaign);
		const owners = ready.map(({ params }) => params['shopify_customer_id'] ?? 'nobody');
		expect(owners.length).toBeGreaterThan(0);
		expect(owners.filter((owner) => !subscribed.has(owner))).toEqual([]);
	});

	it('counts everybody in its row, by what became of them and why', () => {
		const { created, updated, noPhone, phoneInvalid, linkConflict } = wanted.ends;
		expect(job).toMatchObject({ total: CUSTOMERS, done: CUSTOMERS });
		expect(countsOf(job)).toEqual({
			created,
			updated,
			skipped: noPhone + phoneInvalid,
			held: linkConflict,
		});
		expect(job.reasons).toEqual({
			skipped: { noPhone, phoneInvalid },
			held: { linkConflict },
			failed: {},
		});
	});

	it('counts every call that Wati saw', () => {
		expect(job.calls).toBe(site.wati.requests.length);
	});

	it('hands out a list of whom it left out, each with a reason and what to do', async () => {
		const [, ...lines] = (await page.file('exceptions')).trim().split('\r\n');
		const { noPhone, phoneInvalid, linkConflict } = wanted.ends;
		expect(lines).toHaveLength(noPhone + phoneInvalid + linkConflict);
		expect(new Set(lines).size).toBe(lines.length);
		expect(lines.filter((line) => !/^"\d+","(skipped|held)","\w+",".{10,}"$/.test(line))).toEqual(
			[],
		);
		expect(await dataTables(at().n8n.rest).rows(RECORDS)).toHaveLength(lines.length);
	});

	it('tells on its page how it ended', async () => {
		const text = await page.text();
		expect(text).toMatch(/The import is done/);
		expect(text).toMatch(/2,000 of 2,000 customers/);
		expect(text).toMatch(/no phone number/);
	});
}
