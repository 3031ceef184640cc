import { valueOnContact } from '../core/attributes';
import type { WantedContact } from '../core/profile';
import { problem } from '../core/reasons';
import type { WatiFailure, WatiResult } from './http';
import { failedOutcome, type Sync } from './job';
import { replanned } from './prepare';
import { putKept, type Kept } from './putKept';
import { ended, type Step, type ToUpdate } from './step';
import { untilShown } from './untilShown';

const empties = ({ write }: ToUpdate): readonly string[] =>
	Object.entries(write.set).flatMap(([name, text]) => (text === '' ? [name] : []));

const put = async (sync: Sync, steps: readonly ToUpdate[]) =>
	await putKept(
		sync,
		steps.map(({ contact, write }) => ({ contact, set: write.set })),
	);

async function finish(sync: Sync, step: ToUpdate, result: WatiResult<Kept>): Promise<Step> {
	const { job, contact, write } = step;
	const last = await untilShown(sync, { contact, set: write.set }, result);
	if (!last.ok) return await refused(sync, step, last.failure);
	const { after, restored } = last.value;
	const problems = restored ? [problem('attributesRestored')] : [];
	return { kind: 'written', action: 'updated', job, write, after, problems };
}

/** Nothing is told of attributes and tags, so nothing changes in them. */
function consentOnly(wanted: WantedContact): WantedContact {
	const { customerId, updatedAt, readAt, mayHaveMoved, name, phone, consent } = wanted;
	const known = { customerId, updatedAt, readAt, mayHaveMoved, name, phone };
	return { ...known, attributes: {}, ...(consent ? { consent } : {}) };
}

/**
 * A write that is refused, for a text that is too long perhaps, must not keep an opt-out from
 * crossing: it is written without the rest, and the record counts as failed all the same.
 */
async function refused(sync: Sync, step: ToUpdate, failure: WatiFailure): Promise<Step> {
	const end = ended(failedOutcome(failure, step.contact));
	const { job, contact, write } = step;
	if (failure.kind !== 'refused' || write.asked?.value !== false) return end;
	const alone = replanned(sync, { ...job, wanted: consentOnly(job.wanted) }, contact);
	if (alone.kind !== 'toUpdate') return end;
	const [result] = await put(sync, [alone]);
	if (!result?.ok || !result.value.after) return end;
	return {
		kind: 'written',
		action: 'updated',
		job: alone.job,
		write: alone.write,
		after: result.value.after,
		problems: [problem('optOutSaved')],
		refusal: failure,
	};
}

/**
 * Writes one contact with empty values to learn whether they are taken. Where they are refused,
 * the contact is planned and written again without them.
 */
async function probe(sync: Sync, step: ToUpdate): Promise<Step> {
	const { account } = sync;
	const [result] = await put(sync, [step]);
	if (result?.ok) {
		const { after } = result.value;
		const cleared = after && empties(step).every((name) => valueOnContact(after, name) === null);
		if (after)
			account.knowledge = { ...account.knowledge, emptyValues: cleared ? 'accepted' : 'refused' };
		return await finish(sync, step, result);
	}
	if (!result || result.failure.kind !== 'refused') {
		return ended(failedOutcome(result?.failure ?? { kind: 'unclear', message: '' }, step.contact));
	}
	const before = account.knowledge;
	account.knowledge = { ...before, emptyValues: 'refused' };
	const without = replanned(sync, step.job, step.contact);
	if (without.kind !== 'toUpdate') return without;
	const [again] = await put(sync, [without]);
	if (again?.ok) return await finish(sync, without, again);
	account.knowledge = before;
	return await refused(sync, step, result.failure);
}

/** Carries out planned updates, a hundred to a call. */
export async function update(
	sync: Sync,
	steps: readonly ToUpdate[],
): Promise<ReadonlyMap<Step, Step>> {
	const done = new Map<Step, Step>();
	const together: (readonly [Step, ToUpdate])[] = [];
	for (const step of steps) {
		const unknown = sync.account.knowledge.emptyValues === 'unknown';
		if (empties(step).length === 0) together.push([step, step]);
		else if (unknown) done.set(step, await probe(sync, step));
		else {
			const current = replanned(sync, step.job, step.contact);
			if (current.kind === 'toUpdate') together.push([step, current]);
			else done.set(step, current);
		}
	}
	const results = await put(
		sync,
		together.map(([, current]) => current),
	);
	for (const [index, [step, current]] of together.entries()) {
		const result = results[index];
		if (result) done.set(step, await finish(sync, current, result));
	}
	return done;
}
