import { fillIn, said, start } from './begin.mts';
import { fill, simplePerson } from './crowd.mts';
import type { Installation } from './installation.mts';
import { finished } from './job.mts';
import { secondsOf } from './watiCalls.mts';

const CUSTOMERS = 1000;

/** What n8n itself needs for a page counts as many times as much. */
const SPEED = 10;

/** A twentieth is what an import may lose; as much again is for a machine that does other things. */
const MOST = 1.1;

/** Wati takes ten calls at once, and then ten more every ten seconds. */
const leastSecondsFor = (calls: number): number => calls - 10;

/** What an import says of its time before it starts, and what it takes in the time of Wati. */
export function paceTests(at: () => Installation): void {
	it('says before it starts what it takes, and takes hardly longer than the limit wants', async () => {
		const { shop, wati, indexed } = await at().settle({ speed: SPEED });
		fill(shop, CUSTOMERS, simplePerson);
		await indexed();
		const question = await fillIn(at().n8n);
		expect(said(question)).toMatch(/1,000 customers in Shopify \(all customers\)/);
		expect(said(question)).toMatch(/0 contacts in Wati/);
		expect(said(question)).toMatch(/to 1,01\d if everybody is new/);
		expect(said(question)).toMatch(/about 2 minutes/);
		expect(said(question)).toMatch(/at most 11 % of your 10,000 calls/);

		wati.clearLog();
		await start(question);
		await finished(at().n8n.rest);
		const { requests } = wati;
		const ratio = secondsOf(requests) / leastSecondsFor(requests.length);
		const told = `${requests.length} calls in ${ratio.toFixed(3)} of the least time\n`;
		process.stderr.write(told);
		expect(ratio).toBeLessThanOrEqual(MOST);
	});
}
