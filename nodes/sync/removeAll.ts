import { rememberedBy } from '../core/attributes';
import type { Change } from '../core/outcome';
import type { Contact } from '../core/profile';
import { problem, type Problem } from '../core/reasons';
import { withStandIns, type Removal } from '../core/toContact/removal';
import { verifyRemoval } from '../core/toContact/verifyRemoval';
import { failed, succeeded, type WatiResult } from '../wati/http';
import type { Sync } from '../wati/job';
import { putKept, type Kept } from '../wati/putKept';

/** What the answers to a removal showed. */
export interface Removed {
	readonly changes: readonly Change[];
	readonly problems: readonly Problem[];
}

interface Try {
	readonly removal: Removal;
	/** The contact as it is before this try. */
	readonly contact: Contact;
	readonly set: Removal['set'];
}

/** How one removal stands after a try, and what a further one should write. */
interface Tried {
	readonly removal: Removal;
	readonly result: WatiResult<Removed>;
	readonly next?: Try;
}

const withoutEmpties = ({ removal, set }: Try): Removal['set'] => withStandIns({ ...removal, set });

/** The contact after an update; an answer without it proves nothing, so it is read. */
async function shown(
	{ client }: Sync,
	{ contact }: Try,
	result: WatiResult<Kept>,
): Promise<WatiResult<Contact>> {
	if (!result.ok) return result;
	if (result.value.after) return succeeded(result.value.after);
	const read = await client.contact(contact.number ?? contact.id);
	if (!read.ok) return read;
	return read.value
		? succeeded(read.value)
		: failed({ kind: 'vanished', message: 'The contact is gone.' });
}

/** Reads from an answer what was taken, and learns from it. */
function judged(sync: Sync, one: Try, after: Contact, isRestored: boolean): Tried {
	const { account, settings } = sync;
	const { removal, set } = one;
	const verdict = verifyRemoval(removal, set, after);
	account.knowledge = { ...account.knowledge, ...verdict.learned };
	if (after.number !== null) account.writes.set(after.number, sync.now());
	// What any service takes was not taken: then nothing was written at all.
	const isLost = verdict.left.some((name) => set[name] !== '');
	const again = Object.entries(withoutEmpties(one)).filter(
		([name]) => isLost || verdict.left.includes(name),
	);
	const problems = [
		...(isRestored ? [problem('attributesRestored')] : []),
		...verdict.problems,
		...verdict.left.map((name) => problem('valueNotApplied', name)),
	];
	const isLinked = rememberedBy(after, settings.names).customerId !== undefined;
	const still = { kind: 'refused', status: 200, message: 'The link is still there.' } as const;
	return {
		removal,
		result: isLinked ? failed(still) : succeeded({ changes: verdict.changes, problems }),
		...(again.length > 0
			? { next: { removal, contact: after, set: Object.fromEntries(again) } }
			: {}),
	};
}

async function tryAll(sync: Sync, tries: readonly Try[]): Promise<readonly Tried[]> {
	const results = await putKept(sync, tries);
	const tried: Tried[] = [];
	for (const [index, one] of tries.entries()) {
		const { removal, contact, set } = one;
		const silence = failed({ kind: 'unclear', message: 'Wati did not answer.' });
		const result: WatiResult<Kept> = results[index] ?? silence;
		const after = await shown(sync, one, result);
		if (after.ok) tried.push(judged(sync, one, after.value, result.ok && result.value.restored));
		else {
			const worth = after.failure.kind === 'refused' && Object.values(set).includes('');
			const next = { removal, contact, set: withoutEmpties(one) };
			tried.push({ removal, result: after, ...(worth ? { next } : {}) });
		}
	}
	return tried;
}

/** What two tries came to: the second shows the contact as it is in the end. */
function joined(first: Tried, second: Tried): WatiResult<Removed> {
	if (!second.result.ok || !first.result.ok) return second.result;
	const { changes, problems } = second.result.value;
	const isSettled = ({ code, field = '' }: Problem) =>
		code === 'consentNotApplied' || field in (first.next?.set ?? {});
	const before = first.result.value.problems.filter((one) => !isSettled(one));
	return succeeded({ changes, problems: [...before, ...problems] });
}

/** Writes a stand-in where an empty value is not taken. */
async function removeSome(
	sync: Sync,
	removals: readonly Removal[],
): Promise<readonly (readonly [Removal, WatiResult<Removed>])[]> {
	const { account } = sync;
	// Where an update replaces, what is empty is left out of it, and gone.
	const refuses = account.knowledge.emptyValues === 'refused' && !account.updatesReplace;
	const first = await tryAll(
		sync,
		removals.map((removal) => {
			const { contact, set } = removal;
			return { removal, contact, set: refuses ? withStandIns(removal) : set };
		}),
	);
	const left = first.filter(({ next }) => next !== undefined);
	const second = await tryAll(
		sync,
		left.flatMap(({ next }) => next ?? []),
	);
	const refusedOne = left.some(
		({ result, next }, index) =>
			!result.ok && next?.contact === next?.removal.contact && second[index]?.result.ok,
	);
	if (refusedOne) account.knowledge = { ...account.knowledge, emptyValues: 'refused' };
	return first.map((one) => {
		const then = one.next && second[left.indexOf(one)];
		return [one.removal, then ? joined(one, then) : one.result] as const;
	});
}

/**
 * Carries removals out, a hundred to a call, and looks at the answers. Where it is not known
 * whether empty values are taken, one alone shows it before a hundred are refused for it.
 */
export async function removeAll(
	sync: Sync,
	removals: readonly Removal[],
): Promise<ReadonlyMap<Removal, WatiResult<Removed>>> {
	const alone = sync.account.knowledge.emptyValues === 'unknown' ? 1 : 0;
	const first = await removeSome(sync, removals.slice(0, alone));
	const others = await removeSome(sync, removals.slice(alone));
	return new Map([...first, ...others]);
}
