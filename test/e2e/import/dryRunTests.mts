import { begin, DRY_RUN, fillIn, said, start } from './begin.mts';
import { knowBefore } from './contactsBefore.mts';
import { fill, mixedPerson } from './crowd.mts';
import { cardsOf, expectationOf, type Expectation } from './expectation.mts';
import type { Installation } from './installation.mts';
import { countsOf, finished } from './job.mts';
import type { ProgressPage } from './progressPage.mts';
import type { Site } from './site.mts';
import { writesIn } from './watiCalls.mts';

const CUSTOMERS = 400;

/** A dry run, the file for Wati's own importer, and the import afterwards. */
export function dryRunTests(at: () => Installation): void {
	let site: Site;
	let wanted: Expectation;
	let page: ProgressPage;

	beforeAll(async () => {
		site = await at().settle();
		fill(site.shop, CUSTOMERS, mixedPerson);
		wanted = expectationOf(site.shop.customers(), knowBefore(site.wati, site.shop.customers()));
	});

	it('says that it writes nothing before it starts, and writes nothing', async () => {
		const before = site.wati.contacts();
		const question = await fillIn(at().n8n, DRY_RUN);
		expect(said(question)).toMatch(/dry run.*Nothing is written/s);
		page = await start(question);
		const job = await finished(at().n8n.rest);
		const { created, updated, noPhone, phoneInvalid, linkConflict } = wanted.ends;
		expect(job).toMatchObject({ state: 'completed', dry_run: true });
		expect(countsOf(job)).toEqual({
			created,
			updated,
			skipped: noPhone + phoneInvalid,
			held: linkConflict,
		});
		expect(writesIn(site.wati)).toBe(0);
		expect(site.wati.contacts()).toEqual(before);
	});

	it('lists whom the import would leave out', async () => {
		const [, ...lines] = (await page.file('exceptions')).trim().split('\r\n');
		const { noPhone, phoneInvalid, linkConflict } = wanted.ends;
		expect(lines).toHaveLength(noPhone + phoneInvalid + linkConflict);
	});

	it("gives a file that Wati's own importer takes, line by line", async () => {
		const file = await page.file('contacts');
		expect(site.wati.agent.importContacts(file)).toEqual({
			created: wanted.ends.created,
			updated: 0,
			refused: [],
		});
	});

	it('is followed by an import that creates nobody', async () => {
		site.wati.clearLog();
		await begin(at().n8n);
		const { created, updated, noPhone, phoneInvalid, linkConflict } = wanted.ends;
		expect(countsOf(await finished(at().n8n.rest))).toEqual({
			updated: created + updated,
			skipped: noPhone + phoneInvalid,
			held: linkConflict,
		});
		expect(site.wati.requests.filter(({ method }) => method === 'POST')).toEqual([]);
		expect(cardsOf(site.wati.contacts())).toEqual(wanted.cards);
	});
}
