import { begin } from './begin.mts';
import { fill, simplePerson } from './crowd.mts';
import { gateAt } from './gate.mts';
import type { Installation } from './installation.mts';
import { countsOf, finished, jobThat } from './job.mts';
import { atRest } from './rest.mts';
import type { Site } from './site.mts';
import { switchSync } from './tables.mts';

const CUSTOMERS = 80;
/** The least that a page has. */
const PAGE = 25;

/** What people do to an import while it runs. */
export function interruptionTests(at: () => Installation): void {
	const crowded = async (): Promise<Site> => {
		const site = await at().settle();
		fill(site.shop, CUSTOMERS, simplePerson);
		return site;
	};

	it('stops after its page when it is cancelled, and says so', async () => {
		const { n8n } = at();
		const site = await crowded();
		const gate = gateAt(site, PAGE + 1);
		const page = await begin(n8n);
		await gate.reached;
		await page.press('Cancel the import');
		gate.open();
		await atRest(n8n.rest);
		expect(await finished(n8n.rest)).toMatchObject({
			state: 'cancelled',
			done: 2 * PAGE,
			created: 2 * PAGE,
		});
		expect(site.wati.contacts()).toHaveLength(2 * PAGE);
		expect(await page.text()).toMatch(/Cancelled.*50 of 80 customers/s);
	});

	it('pauses after its page when the sync is switched off, says so, and goes on by itself', async () => {
		const { n8n } = at();
		const site = await crowded();
		const gate = gateAt(site, 1);
		const page = await begin(n8n);
		await gate.reached;
		await switchSync(n8n.rest, 'off');
		gate.open();
		const paused = await jobThat(n8n.rest, ({ state }) => state === 'paused');
		await atRest(n8n.rest);
		expect(paused).toMatchObject({ done: PAGE, finished_at: null });
		expect(paused.message).toMatch(/switched off.*To go on/);
		expect(await page.text()).toMatch(/Paused.*The sync.* was switched off/s);
		expect(site.wati.contacts()).toHaveLength(PAGE);

		await switchSync(n8n.rest, 'on');
		expect(countsOf(await finished(n8n.rest))).toEqual({ created: CUSTOMERS });
		expect(site.wati.contacts()).toHaveLength(CUSTOMERS);
	});
}
