import type { Contact, CustomerProfile } from '../core/profile';
import { problem } from '../core/reasons';
import type { CustomerMatch } from '../core/toCustomer/matchCustomer';
import { isEmptyWrite, type CustomerPlan, type Decision } from '../core/toCustomer/decision';
import { planCustomer } from '../core/toCustomer/plan';
import { shownChanges } from '../core/toCustomer/shown';
import type { CustomerJson } from '../shopify/customer';
import { toProfile } from '../shopify/customerProfile';
import { createCustomer, writeCustomer } from '../shopify/writeCustomer';
import type { FreshJob } from './freshen';
import type { BothSides } from './job';
import { asProfiles, customerIn, look } from './look';
import { otherSpellings } from './otherSpellings';
import { failedWith, startOf, type BroughtOver, type Progress } from './progress';
import { allowed, heed } from './refusals';

/** Each round looks, plans and writes; what a round could not settle the next one looks at anew. */
const MAX_ROUNDS = 4;

const isDecision = (plan: CustomerPlan): plan is Decision => 'write' in plan;

const planOf = (
	{ settings, account }: BothSides,
	{ wanted, read, mayCreate, wrote }: FreshJob,
	match: CustomerMatch<CustomerJson>,
	namesakes: readonly Contact[],
): CustomerPlan =>
	planCustomer({
		wanted,
		contact: read.contact,
		match: asProfiles(match),
		readAt: new Date(read.readAtMs).toISOString(),
		fresh: read.thisRun,
		...(mayCreate === false ? { mayCreate } : {}),
		...(wrote ? { wrote } : {}),
		namesakes,
		settings,
		knowledge: account.knowledge,
	});

/** Whether a consent was asked for that the customer does not show: only what is shown counts. */
const lacksConsent = ({ write: { consent } }: Decision, after: CustomerProfile): boolean =>
	consent !== undefined && after.consents[consent.channel]?.state !== consent.state;

function endOf(
	{ job, changes, problems, first, refused }: Progress,
	match: CustomerMatch<CustomerJson>,
	decision: Decision,
	customer: CustomerJson,
): BroughtOver {
	const after = toProfile(customer);
	const lacks = after !== undefined && lacksConsent(decision, after);
	const told = refused.has('consent') || !lacks ? [] : [problem('customerConsentNotApplied')];
	return {
		kind: 'written',
		decision,
		reason: first ?? decision,
		wanted: job.wanted,
		contact: job.read.contact,
		customer,
		changes,
		problems: [...problems, ...decision.problems, ...told],
		optOutRefused: lacks && decision.write.consent?.state === 'unsubscribed',
		match,
	};
}

/** One round: `undefined` when there has to be another one. */
async function round(sides: BothSides, progress: Progress): Promise<BroughtOver | undefined> {
	const { shopify, now, dryRun } = sides;
	const match = await look(sides, progress);
	if ('kind' in match) return failedWith(progress, match);
	const { contact } = progress.job.read;
	const namesakes = await otherSpellings(sides, progress.job, match);
	if (!namesakes.ok) return { kind: 'unread', failure: namesakes.failure, contact };
	const decision = planOf(sides, progress.job, match, namesakes.value);
	if (!isDecision(decision)) return { kind: 'resting', plan: decision, contact };
	if (dryRun) return { kind: 'planned', decision, job: progress.job };

	const known = customerIn(match);
	const write = allowed(decision.write, progress);
	if (known && isEmptyWrite(write)) return endOf(progress, match, decision, known);
	const result = known
		? await writeCustomer(shopify, known, write, now)
		: await createCustomer(shopify, write, now);
	if (!result.ok) {
		if (result.failure.kind !== 'unclear') return failedWith(progress, result.failure);
		// It may have been carried out: nothing is repeated before it was looked for.
		Object.assign(progress, { match: undefined, unclear: decision, failure: result.failure });
		return undefined;
	}
	const { customer, refusals } = result.value;
	if (!customer && refusals.length === 0) {
		const failure = { kind: 'unclear', message: 'The answer shows no customer.' } as const;
		Object.assign(progress, { match: undefined, unclear: decision, failure });
		return undefined;
	}
	const after = customer && toProfile(customer);
	if (after) {
		progress.changes.push(...shownChanges(decision.changes, after));
		progress.first ??= decision;
	}
	if (customer && refusals.length === 0) return endOf(progress, match, decision, customer);
	// A doubt about who somebody is remains one.
	const isSure = match.status === 'matched' || match.status === 'notFound';
	progress.match = customer && isSure ? { status: 'matched', by: 'link', customer } : match;
	return await heed(sides, progress, refusals);
}

/** One contact, looked for, planned and written, until nothing is left to settle. */
export async function bringOver(sides: BothSides, job: FreshJob): Promise<BroughtOver> {
	const progress = startOf(job);
	for (let rounds = 0; rounds < MAX_ROUNDS; rounds += 1) {
		const end = await round(sides, progress);
		if (end) return end;
	}
	return failedWith(progress, progress.failure);
}
