import type { Outcome } from '../core/outcome';
import { atOnce } from './atOnce';
import { GivingUp } from './givingUp';
import type { Job, Sync } from './job';
import { prepare } from './prepare';
import { ended, type Step } from './step';

const NEVER_BEGUN: Outcome = { action: 'failed', reason: 'noAnswer', changes: [], problems: [] };

/** How a failure goes for the records that are left: without what is that record's own. */
const forOthers = ({ reason, detail }: Outcome): Outcome => ({
	...NEVER_BEGUN,
	reason,
	...(detail === undefined ? {} : { detail }),
});

/** Each job looked up where need be, planned and, where there is no contact, created. */
export async function prepareAll(
	sync: Sync,
	jobs: readonly Job[],
	again: boolean,
): Promise<Map<Job, Step>> {
	const steps = new Map<Job, Step>(jobs.map((job) => [job, ended(NEVER_BEGUN)]));
	const givingUp = new GivingUp<Outcome>();
	await atOnce(jobs, async (job) => {
		const step = givingUp.end ? ended(givingUp.end) : await prepare(sync, job, again);
		steps.set(job, step);
		const failure =
			step.kind === 'ended' && step.outcome.action === 'failed' ? step.outcome : undefined;
		// What was only planned took no call: it is no sign that anybody answers.
		if (failure ?? step.kind === 'written') {
			givingUp.hear(failure?.reason, forOthers(failure ?? NEVER_BEGUN));
		}
	});
	return steps;
}
