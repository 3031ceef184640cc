import type { Outcome } from '../core/outcome';
import { inWaves } from '../core/waves';
import { confirm } from './confirm';
import type { Job, Sync } from './job';
import { numberOf } from './prepare';
import { prepareAll } from './prepareAll';
import { putOff } from './putOff';
import type { Step } from './step';
import { update } from './update';

/** Jobs of one number or one customer. */
const keysOf = (job: Job): readonly string[] => {
	const number = numberOf(job);
	return [`customer ${job.wanted.customerId}`, ...(number ? [`number ${number}`] : [])];
};

const only = <K extends Step['kind']>(steps: Iterable<Step>, kind: K) =>
	[...steps].filter((step): step is Extract<Step, { kind: K }> => step.kind === kind);

/**
 * Brings each customer to its contact and says of each what was done. One that fails does not stop
 * the others. New contacts are made one by one, changed ones are written a hundred to a call.
 */
export async function carryOut(
	sync: Sync,
	jobs: readonly Job[],
): Promise<ReadonlyMap<Job, Outcome>> {
	const outcomes = new Map<Job, Outcome>();
	for (const [wave, some] of inWaves(jobs, keysOf).entries()) {
		const steps = await prepareAll(sync, some, wave > 0);
		const advance = (moved: ReadonlyMap<Step, Step>) => {
			for (const [job, step] of steps) steps.set(job, moved.get(step) ?? step);
		};
		if (sync.onlyFullCalls) advance(putOff(only(steps.values(), 'toUpdate')));
		advance(await update(sync, only(steps.values(), 'toUpdate')));
		advance(await confirm(sync, only(steps.values(), 'written')));
		for (const [job, step] of steps) {
			if (step.kind !== 'ended') continue;
			const { outcome } = step;
			outcomes.set(job, { ...outcome, problems: [...job.problems, ...outcome.problems] });
		}
	}
	return outcomes;
}
