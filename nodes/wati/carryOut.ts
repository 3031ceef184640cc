import type { Outcome } from '../core/outcome';
import { inWaves } from '../core/waves';
import { atOnce } from './atOnce';
import { confirm } from './confirm';
import { GivingUp } from './givingUp';
import { restingOutcome, type Job, type Sync } from './job';
import { numberOf, prepare } from './prepare';
import { UPDATES_PER_CALL } from './put';
import { ended, type Step, type ToUpdate } from './step';
import { update } from './update';

/** Jobs of one number or one customer. */
const keysOf = (job: Job): readonly string[] => {
	const number = numberOf(job);
	return [`customer ${job.wanted.customerId}`, ...(number ? [`number ${number}`] : [])];
};

const only = <K extends Step['kind']>(steps: Iterable<Step>, kind: K) =>
	[...steps].filter((step): step is Extract<Step, { kind: K }> => step.kind === kind);

/** So many customers are looked up or created at a time; the pace is kept all the same. */
const AT_ONCE = 5;

/** Each job looked up where need be, planned and, where there is no contact, created. */
async function prepareAll(
	sync: Sync,
	jobs: readonly Job[],
	again: boolean,
): Promise<Map<Job, Step>> {
	const steps = new Map<Job, Step>(jobs.map((job) => [job, ended(NEVER_BEGUN)]));
	const givingUp = new GivingUp<Outcome>();
	await atOnce(AT_ONCE, jobs, async (job) => {
		const over = givingUp.end;
		const step = over ? ended(over) : await prepare(sync, job, again);
		steps.set(job, step);
		if (step.kind !== 'ended') return givingUp.hear(undefined, NEVER_BEGUN);
		const { action, reason, detail } = step.outcome;
		const end: Outcome = { ...NEVER_BEGUN, reason, ...(detail === undefined ? {} : { detail }) };
		givingUp.hear(action === 'failed' ? reason : undefined, end);
	});
	return steps;
}

const NEVER_BEGUN: Outcome = { action: 'failed', reason: 'noAnswer', changes: [], problems: [] };

/** The updates that have to wait for others: what does not fill a call, and closes nothing. */
function putOff(steps: readonly ToUpdate[]): ReadonlyMap<Step, Step> {
	const full = steps.length - (steps.length % UPDATES_PER_CALL);
	const rest = steps.slice(full);
	if (rest.some(({ write }) => write.asked?.value === false)) return new Map();
	return new Map(
		rest.map((step) => [
			step,
			ended(
				restingOutcome({
					action: 'skip',
					reason: 'putOff',
					problems: [],
					contact: step.contact,
				}),
			),
		]),
	);
}

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
