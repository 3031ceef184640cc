import { begin } from './begin.mts';
import { fill, simplePerson } from './crowd.mts';
import type { Installation } from './installation.mts';
import { countsOf, finished, jobThat } from './job.mts';
import type { ProgressPage } from './progressPage.mts';
import type { Site } from './site.mts';

const CUSTOMERS = 80;
/** In the second page. */
const IN_THE_MIDST = 40;

interface Trouble {
	/** Comes with a call of Wati's. */
	readonly begins: (site: Site) => void;
	readonly ends: (site: Site) => void;
	readonly words: RegExp;
}

const TROUBLES: Readonly<Record<string, Trouble>> = {
	'Wati does not answer': {
		begins: ({ wati }) =>
			wati.faults.add({ on: {}, do: { kind: 'connectionLostBefore' }, times: Infinity }),
		ends: ({ wati }) => wati.faults.clear(),
		words: /did not answer|no answer|not reachable/i,
	},
	'Wati takes the token back': {
		begins: ({ wati }) => (wati.options.token = 'wati_another'),
		ends: ({ wati }) => (wati.options.token = 'wati_first'),
		words: /access token|credential/i,
	},
	"the month's calls are used up": {
		begins: ({ wati }) => (wati.options.monthlyQuota = 0),
		ends: ({ wati }) => (wati.options.monthlyQuota = null),
		words: /rate|quota|too many|limit/i,
	},
	'Shopify hides the customers, so that the run itself fails': {
		begins: ({ shop }) => (shop.options.protectedDataAccess = 'none'),
		ends: ({ shop }) => (shop.options.protectedDataAccess = 'granted'),
		words: /protected|approved|access/i,
	},
};

/** Something is in the way in the midst of an import, and then is not. */
export function troubleTests(at: () => Installation): void {
	it.each(Object.entries(TROUBLES))(
		'waits while %s, says so, and goes on by itself',
		async (_, { begins, ends, words }) => {
			const { n8n } = at();
			const site = await at().settle({ token: 'wati_first' });
			fill(site.shop, CUSTOMERS, simplePerson);
			const act = () => begins(site);
			site.wati.faults.add({ on: {}, skip: IN_THE_MIDST, do: { kind: 'before', act } });
			const page: ProgressPage = await begin(n8n);
			const waiting = await jobThat(n8n.rest, ({ message }) => Boolean(message));
			expect(waiting).toMatchObject({ state: 'running', finished_at: null });
			expect(waiting.message).toMatch(words);
			expect(waiting.retry_at).not.toBeNull();
			expect(await page.text()).toContain(waiting.message);

			ends(site);
			const job = await finished(n8n.rest);
			expect(job).toMatchObject({ state: 'completed', message: '' });
			expect(countsOf(job)).toEqual({ created: CUSTOMERS });
			expect(site.wati.contacts()).toHaveLength(CUSTOMERS);
		},
	);
}
