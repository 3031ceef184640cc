import { begin } from './begin.mts';
import { knowBefore } from './contactsBefore.mts';
import { fill, mixedPerson } from './crowd.mts';
import { cardsOf, expectationOf, type Expectation } from './expectation.mts';
import type { Installation } from './installation.mts';
import { countsOf, finished, type Job } from './job.mts';
import { killedAt, randomNumbers } from './killing.mts';
import type { Site } from './site.mts';

const CUSTOMERS = 2000;
const KILLS = 3;
/** All of them together come before the end. */
const LATEST_CALL = 550;

/** n8n is killed in the midst of an import, and does nothing but start again. */
export function killTests(at: () => Installation): void {
	const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
	let site: Site;
	let wanted: Expectation;
	let job: Job;

	beforeAll(async () => {
		const random = randomNumbers(seed);
		const { n8n } = at();
		site = await at().settle();
		fill(site.shop, CUSTOMERS, mixedPerson);
		wanted = expectationOf(site.shop.customers(), knowBefore(site.wati, site.shop.customers()));
		await begin(n8n);
		for (let kill = 0; kill < KILLS; kill += 1) {
			const call = Math.floor(random.next().value * LATEST_CALL);
			process.stderr.write(`Seed ${seed}: n8n is killed ${call} calls on\n`);
			await killedAt(at(), site, call);
			await n8n.restart();
		}
		await n8n.rest.setUpOwner();
		job = await finished(n8n.rest);
	});

	it('goes on by itself to the end', () => {
		expect(job).toMatchObject({ state: 'completed', put_off: [], begun: [] });
	});

	it('has lost nobody and doubled nobody', () => {
		const contacts = site.wati.contacts();
		expect(cardsOf(contacts)).toEqual(wanted.cards);
		expect(contacts).toHaveLength(Object.keys(wanted.cards).length);
	});

	it('counts everybody once, and as created whom it created before it was killed', () => {
		const { created, updated, noPhone, phoneInvalid, linkConflict } = wanted.ends;
		expect(job).toMatchObject({ total: CUSTOMERS, done: CUSTOMERS });
		expect(countsOf(job)).toEqual({
			created,
			updated,
			skipped: noPhone + phoneInvalid,
			held: linkConflict,
		});
	});

	it('reads at most one page twice for each time that it was killed', () => {
		const places = site.shop.requests
			.filter(({ rootFields }) => rootFields.includes('customers'))
			.map(({ variables }) => String(variables['after']));
		expect(places.length - new Set(places).size).toBeLessThanOrEqual(KILLS);
	});
}
