import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { dataTables } from '../../../sandbox/n8n/dataTables.mts';
import type { N8nRest } from '../../../sandbox/n8n/rest.mts';
import { JOBS } from './tables.mts';

const ids = z.string().transform((text) => z.array(z.string()).parse(JSON.parse(text)));
const byReason = z.record(z.number()).default({});
const byAction = z.object({ skipped: byReason, held: byReason, failed: byReason });
const reasons = z.string().transform((text) => byAction.parse(JSON.parse(text)));

/** An import as its row in the table tells of it. */
const Job = z.object({
	id: z.number(),
	key: z.string(),
	state: z.enum(['running', 'paused', 'cancelled', 'completed', 'failed']),
	dry_run: z.boolean(),
	finished_at: z.string().nullable(),
	retry_at: z.string().nullable(),
	total: z.number(),
	done: z.number(),
	created: z.number(),
	updated: z.number(),
	unchanged: z.number(),
	skipped: z.number(),
	held: z.number(),
	failed: z.number(),
	calls: z.number(),
	page: z.number(),
	page_size: z.number(),
	reasons,
	put_off: ids,
	begun: ids,
	message: z.string().nullable(),
});
export type Job = z.infer<typeof Job>;

/** The newest first. */
export const jobs = async (rest: N8nRest): Promise<readonly Job[]> =>
	z.array(Job).parse(await dataTables(rest).rows(JOBS));

const PATIENCE_MS = 240_000;
const LOOK_EVERY_MS = 200;

/** The newest import, once it is so. */
export async function jobThat(
	rest: N8nRest,
	is: (job: Job) => boolean,
	patienceMs = PATIENCE_MS,
): Promise<Job> {
	let job: Job | undefined;
	for (const deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
		[job] = await jobs(rest);
		if (job && is(job)) return job;
		await sleep(LOOK_EVERY_MS);
	}
	throw new Error(`The import does not come so far. Its row: ${JSON.stringify(job)}`);
}

export const finished = async (rest: N8nRest): Promise<Job> =>
	await jobThat(rest, ({ finished_at: at }) => at !== null);

/** What became of everybody; all that was not is left out. */
export function countsOf(job: Job): Readonly<Record<string, number>> {
	const { created, updated, unchanged, skipped, held, failed } = job;
	const counts = { created, updated, unchanged, skipped, held, failed };
	return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
