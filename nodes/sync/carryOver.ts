import { causeOf } from '../core/cause';
import type { Outcome } from '../core/outcome';
import type { Reason } from '../core/reasons';
import { settle } from '../core/toCustomer/settle';
import { inWaves } from '../core/waves';
import { toProfile } from '../shopify/customerProfile';
import { GivingUp } from '../wati/givingUp';
import { remember, type Memory } from '../wati/remember';
import { bringOver } from './bringOver';
import { freshen } from './freshen';
import type { BothSides, ContactJob } from './job';
import { keepOptOut } from './keepOptOut';
import {
	plannedOutcome,
	unreadOutcome,
	unwrittenOutcome,
	writtenOutcome,
	type Remembrance,
} from './outcome';
import type { BroughtOver } from './progress';

type Written = Extract<BroughtOver, { kind: 'written' }>;

const keysOf = ({ wanted }: ContactJob): readonly string[] => [
	`contact ${wanted.number ?? wanted.contactId}`,
	...(wanted.linkedTo === undefined ? [] : [`customer ${wanted.linkedTo}`]),
];

/** What the contact should remember of what was written. */
function memoryOf(sides: BothSides, written: Written): Memory | undefined {
	const { wanted, contact, decision, customer } = written;
	const after = toProfile(customer);
	const { settings, account } = sides;
	if (!after) return undefined;
	const write = settle({
		wanted,
		contact,
		decision,
		after,
		settings,
		knowledge: account.knowledge,
	});
	const channel = wanted.consent?.channel;
	const seen = channel && after.consents[channel];
	return write && { contact, write, consent: seen ? { ...seen, channel } : undefined };
}

/** Writes what a wave's contacts should remember, all together. */
async function rememberAll(
	sides: BothSides,
	written: readonly Written[],
): Promise<ReadonlyMap<Written, Remembrance>> {
	const memories = written.flatMap((one) => {
		const memory = memoryOf(sides, one);
		return memory ? [{ one, memory }] : [];
	});
	const results = await remember(
		sides,
		memories.map(({ memory }) => memory),
	);
	return new Map<Written, Remembrance>(
		memories.map(({ one }, index): [Written, Remembrance] => {
			const result = results[index];
			if (result?.ok) return [one, result.value];
			const silence = { kind: 'unclear', message: 'Wati did not answer.' } as const;
			return [one, { failure: result?.failure ?? silence }];
		}),
	);
}

/** A match that an earlier job of this very run made old: the customer is looked for anew. */
function withoutOldMatch(job: ContactJob, touched: ReadonlySet<string>): ContactJob {
	const { match } = job;
	const isOld = match?.status === 'matched' && touched.has(match.customer.id);
	return isOld ? { ...job, match: undefined } : job;
}

/** An opt-out is tried whatever stood in the way of others: one of the two services may take it. */
const saysStop = ({ wanted }: ContactJob): boolean => wanted.consent?.heard === 'optOut';

/** How records end that are not begun, because all would fail like this one. */
const alike = ({ detail, saidBy }: Outcome, reason: Reason): Outcome => ({
	action: 'failed',
	reason,
	...(detail === undefined ? {} : { detail }),
	...(saidBy ? { saidBy } : {}),
	changes: [],
	problems: [],
});

const contactIn = ({ wanted: { contactId, number } }: ContactJob): Pick<Outcome, 'contact'> => ({
	contact: { id: contactId, ...(number === null ? {} : { number }) },
});

/**
 * Brings each contact to its customer and says of each what was done. One that fails does not stop
 * the others, unless all would fail alike. Customers are written one by one, then their contacts a
 * hundred to a call.
 */
export async function carryOver(
	sides: BothSides,
	jobs: readonly ContactJob[],
): Promise<ReadonlyMap<ContactJob, Outcome>> {
	const outcomes = new Map<ContactJob, Outcome>();
	const givingUp = new GivingUp<Outcome>();
	const tell = (job: ContactJob, outcome: Outcome) => {
		const cause = causeOf(outcome);
		givingUp.hear(cause, alike(outcome, cause ?? outcome.reason));
		outcomes.set(job, { ...outcome, problems: [...job.problems, ...outcome.problems] });
	};
	const touched = new Set<string>();
	for (const wave of inWaves(jobs, keysOf)) {
		const written = new Map<ContactJob, Written>();
		for (const job of wave) {
			const { end } = givingUp;
			if (end && !saysStop(job)) {
				tell(job, { ...end, ...contactIn(job) });
				continue;
			}
			const fresh = await freshen(sides, withoutOldMatch(job, touched));
			if (!fresh.ok) {
				tell(job, unreadOutcome(fresh.failure));
				continue;
			}
			const brought = await bringOver(sides, fresh.job);
			if (brought.kind === 'written') {
				written.set(job, brought);
				givingUp.hear(undefined);
				touched.add(brought.customer.id);
			} else if (brought.kind === 'planned') tell(job, plannedOutcome(sides, brought));
			else {
				const outcome = unwrittenOutcome(brought);
				const kept = await keepOptOut(sides, fresh.job);
				tell(job, { ...outcome, problems: [...outcome.problems, ...kept] });
			}
		}
		const remembered = await rememberAll(sides, [...written.values()]);
		for (const [job, one] of written) {
			tell(job, writtenOutcome(one, remembered.get(one) ?? 'nothing'));
		}
	}
	return outcomes;
}
