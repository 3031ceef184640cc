import type { Change, Outcome } from '../core/outcome';
import { problem, type Problem } from '../core/reasons';
import { verifyWrite } from '../core/toContact/verify';
import type { Update } from './client';
import { failedOutcome, reasonOfFailure, writtenOutcome, type Sync } from './job';
import { putKept } from './putKept';
import { release } from './release';
import { ended, type Step, type WrittenStep } from './step';

function outcomeOf(
	{ action, write, after, refusal }: WrittenStep,
	changes: readonly Change[],
	problems: readonly Problem[],
): Outcome {
	const written = writtenOutcome(action, { ...write, changes }, problems, after);
	return refusal ? { ...written, ...failedOutcome(refusal, after), changes, problems } : written;
}

interface Confirmation {
	readonly step: WrittenStep;
	readonly problems: Problem[];
	readonly changes: readonly Change[];
	readonly correction: Update['set'];
}

/** Compares each answer with what was asked for, learns from it, and mends what promised too much. */
export async function confirm(
	sync: Sync,
	steps: readonly WrittenStep[],
): Promise<ReadonlyMap<Step, Step>> {
	const { account, settings } = sync;
	const confirmations: Confirmation[] = steps.map((step) => {
		const { write, after, job } = step;
		const verdict = verifyWrite(write, after, job.wanted.consent, settings);
		account.knowledge = { ...account.knowledge, ...verdict.learned };
		if (after.number !== null) account.writes.set(after.number, sync.now());
		const problems = [...step.problems, ...verdict.problems];
		return { step, problems, changes: verdict.changes, correction: verdict.correction };
	});

	const wrong = confirmations.filter(({ correction }) => Object.keys(correction).length > 0);
	const corrections = await putKept(
		sync,
		wrong.map(({ step, correction }) => ({ contact: step.after, set: correction })),
	);
	wrong.forEach(({ problems }, index) => {
		const result = corrections[index];
		if (result && !result.ok)
			problems.push(problem(reasonOfFailure(result.failure), settings.names.ledger));
	});
	for (const { step, problems } of confirmations) {
		problems.push(...(await release(sync, step.write.release)));
	}
	return new Map(
		confirmations.map(({ step, problems, changes }) => [
			step,
			ended(outcomeOf(step, changes, problems)),
		]),
	);
}
