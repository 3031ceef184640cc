import type { Answers } from '../../sandbox/n8n/form.mts';
import { AGAIN, fillIn, start } from '../../test/e2e/import/begin.mts';
import { fill, simplePerson } from '../../test/e2e/import/crowd.mts';
import { install, type Installation } from '../../test/e2e/import/installation.mts';
import { jobThat } from '../../test/e2e/import/job.mts';
import type { Site } from '../../test/e2e/import/site.mts';
import { secondsOf } from '../../test/e2e/import/watiCalls.mts';
import { forgetPeak, n8nProcess, peakMegabytes } from './memory.mts';

export interface Measured {
	readonly customers: number;
	readonly run: 'fresh' | 'unchanged';
	/** Of the wall's time. */
	readonly seconds: number;
	readonly calls: number;
	/** Of the time that Wati's limit makes the calls take at least. */
	readonly ratio: number;
	/** Of n8n's process while it imports; unknown where there is no /proc. */
	readonly peakMegabytes: number | undefined;
}

const HOURS_MS = 12 * 3_600_000;

/** Where V8 has gigabytes to spare it collects late, and the peak tells of that alone. */
const SMALL_MACHINE = { NODE_OPTIONS: '--max-old-space-size=400' };

/** An import into an empty account, and once more over unchanged data, in an n8n of its own. */
export async function measure(
	customers: number,
	speed: number,
	log: (line: string) => void,
): Promise<readonly Measured[]> {
	const at = await install({ env: SMALL_MACHINE, log });
	try {
		const site = await at.settle({ speed });
		fill(site.shop, customers, simplePerson);
		const fresh = await timed(at, site, {});
		const unchanged = await timed(at, site, AGAIN);
		return [
			{ customers, run: 'fresh', ...fresh },
			{ customers, run: 'unchanged', ...unchanged },
		];
	} finally {
		await at.close();
	}
}

async function timed(
	{ n8n }: Installation,
	{ wati }: Site,
	answers: Answers,
): Promise<Omit<Measured, 'customers' | 'run'>> {
	const pid = await n8nProcess();
	await forgetPeak(pid);
	wati.clearLog();
	const question = await fillIn(n8n, answers);
	const counted = wati.requests.length;
	const begun = Date.now();
	await start(question);
	await jobThat(n8n.rest, ({ finished_at: at }) => at !== null, HOURS_MS);
	const calls = wati.requests.length;
	return {
		seconds: Math.round((Date.now() - begun) / 1000),
		calls,
		ratio: secondsOf(wati.requests.slice(counted)) / Math.max(1, calls - counted - 10),
		peakMegabytes: await peakMegabytes(pid),
	};
}
