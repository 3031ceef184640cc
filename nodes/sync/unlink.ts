import type { Outcome } from '../core/outcome';
import { inWaves } from '../core/waves';
import { failed, succeeded, type WatiResult } from '../wati/http';
import { GivingUp } from '../wati/givingUp';
import { remember, type Confirmed } from '../wati/remember';
import type { Gone, GoneSides } from './gone';
import { goneOutcome, type Told } from './goneOutcome';
import { planGone, type GonePlan, type Planned } from './planGone';
import { removeAll } from './removeAll';

const SILENCE = failed({ kind: 'unclear', message: 'Wati did not answer.' });

/** Looks at everything first. Where nobody answers, the rest is not asked about. */
async function planAll(
	sides: GoneSides,
	some: readonly Gone[],
): Promise<ReadonlyMap<Gone, Planned>> {
	const plans = new Map<Gone, Planned>();
	const givingUp = new GivingUp<Planned>();
	for (const gone of some) {
		const plan = givingUp.end ?? (await planGone(sides, gone));
		plans.set(gone, plan);
		const isFailed = plan.kind === 'ended' && plan.outcome.action === 'failed';
		givingUp.hear(isFailed ? plan.outcome.reason : undefined, plan);
	}
	return plans;
}

/** What a plan writes to a contact, before anything is. */
const asPlanned = ({ removals, follows }: GonePlan): readonly Told[] =>
	[
		...follows.map(({ contact, write }) => ({ contact, value: write })),
		...removals.map(({ contact, changes, ...value }) => ({
			contact,
			value: { ...value, changes: changes.map(({ change }) => change) },
		})),
	].map(({ contact, value: { changes, problems, reason } }) => ({
		contact,
		result: succeeded({ changes, problems, reason }),
	}));

/** The answer in place of what was planned; the problems of the plan stay. */
const answered = (
	{ contact, result: before }: Told,
	after: WatiResult<Confirmed> = SILENCE,
): Told => {
	if (!before.ok || !after.ok) return { contact, result: after.ok ? before : after };
	const { problems, reason } = before.value;
	const all = [...problems, ...after.value.problems];
	return { contact, result: succeeded({ ...after.value, problems: all, reason }) };
};

/** Writes what was planned for a wave, all together. */
async function writeAll(
	sides: GoneSides,
	plans: readonly GonePlan[],
): Promise<ReadonlyMap<GonePlan, readonly Told[]>> {
	const follows = plans.flatMap((plan) => plan.follows);
	const removed = await removeAll(
		sides,
		plans.flatMap((plan) => plan.removals),
	);
	const remembered = await remember(sides, follows);
	return new Map(
		plans.map((plan) => {
			const results = [
				...plan.follows.map((memory) => remembered[follows.indexOf(memory)]),
				...plan.removals.map((removal) => removed.get(removal)),
			];
			return [plan, asPlanned(plan).map((told, index) => answered(told, results[index]))];
		}),
	);
}

/**
 * Sees to the contacts of customers that are gone: their link ends, goes over to whom they belong
 * now, or all that was brought to them is removed. Says of each customer what was done.
 */
export async function unlink(
	sides: GoneSides,
	all: readonly Gone[],
): Promise<ReadonlyMap<Gone, Outcome>> {
	const outcomes = new Map<Gone, Outcome>();
	const keysOf = (gone: Gone) => [
		gone.customerId,
		...(gone.kind === 'merged' ? [gone.survivorId] : []),
		...(gone.kind === 'redacted' && gone.phone ? [gone.phone] : []),
	];
	for (const wave of inWaves(all, keysOf)) {
		const planned = await planAll(sides, wave);
		const plans = [...planned.values()].flatMap((one) => (one.kind === 'planned' ? one.plan : []));
		const written = sides.dryRun
			? new Map(plans.map((plan) => [plan, asPlanned(plan)] as const))
			: await writeAll(sides, plans);
		for (const [gone, one] of planned) {
			const outcome =
				one.kind === 'ended'
					? one.outcome
					: goneOutcome(gone, one.plan, written.get(one.plan) ?? [], sides.dryRun);
			outcomes.set(gone, outcome);
		}
	}
	return outcomes;
}
