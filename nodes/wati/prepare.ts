import { rememberedBy } from '../core/attributes';
import { digitsOf } from '../core/phone';
import type { Match } from '../core/toContact/matchContact';
import { planContact, type Plan } from '../core/toContact/plan';
import type { Contact } from '../core/profile';
import { isStale, type ReadState } from '../core/stale';
import { createContact } from './create';
import { succeeded, type WatiResult } from './http';
import { failedOutcome, plannedOutcome, restingOutcome, type Job, type Sync } from './job';
import { lookUp } from './lookUp';
import { ended, type Step } from './step';

/** The number whose contact a job is about. */
export const numberOf = ({ wanted, match }: Job): string | undefined =>
	(match.status === 'matched' ? match.contact.number : undefined) ??
	(wanted.phone === null ? undefined : digitsOf(wanted.phone));

export const planOf = ({ settings, account }: Sync, { wanted, match, ...job }: Job): Plan =>
	planContact({
		wanted,
		match,
		fresh: job.matchedAtMs !== undefined && !job.listed,
		settings,
		knowledge: account.knowledge,
	});

const stateOf = ({ wanted: { updatedAt, readAt } }: Job): ReadState => ({ updatedAt, readAt });

/** The job with a match that is as fresh as need be, or its end. */
async function refreshed(sync: Sync, job: Job, again: boolean): Promise<Job | Step> {
	if (job.match.status === 'held') return job;
	const { states, writes } = sync.account;
	const latest = states.get(job.wanted.customerId);
	if (latest && isStale(job.wanted, latest)) {
		return ended(restingOutcome({ action: 'skip', reason: 'staleCustomer', problems: [] }));
	}
	states.set(job.wanted.customerId, stateOf(job));
	const { matchedAtMs, match } = job;
	const overtaken = (writes.get(numberOf(job) ?? '') ?? -1) >= (matchedAtMs ?? 0);
	const foundBefore = matchedAtMs === undefined && match.status === 'notFound';
	return again || overtaken || foundBefore ? await rematched(sync, job) : job;
}

async function rematched(sync: Sync, job: Job): Promise<Job | Step> {
	const found = await lookUp(sync.client, job.wanted, sync.settings.names);
	if (!found.ok) return ended(failedOutcome(found.failure));
	const { wanted, problems } = job;
	return { wanted, problems, match: found.value.match, matchedAtMs: sync.now() };
}

/** A match out of a listing, with the earlier contacts that have the customer's link by now still. */
async function presentEarlier(
	{ client, settings: { names } }: Sync,
	{ wanted, match }: Job,
): Promise<WatiResult<Match>> {
	if (!('previous' in match)) return succeeded(match);
	const previous: Contact[] = [];
	for (const { id, number } of match.previous) {
		const read = await client.contact(number ?? id);
		if (!read.ok) return read;
		const { value } = read;
		if (value && rememberedBy(value, names).customerId === wanted.customerId) previous.push(value);
	}
	return succeeded({ ...match, previous });
}

/** What is only done to a contact that was read this moment. */
function wantsFreshness(plan: Plan, { settings: { conflictRule } }: Sync): boolean {
	const { problems } = 'write' in plan ? plan.write : plan;
	if (problems.some(({ code }) => code === 'consentNotFresh')) return true;
	// Whoever lets the contact win must know what it says now.
	return plan.action === 'update' && conflictRule !== 'customerWins';
}

/** Plans one job and, where there is no contact yet, makes it. */
export async function prepare(sync: Sync, given: Job, again: boolean): Promise<Step> {
	let job = await refreshed(sync, given, again);
	if ('kind' in job) return job;
	let plan = planOf(sync, job);
	if (job.listed && wantsFreshness(plan, sync)) {
		job = await rematched(sync, job);
		if ('kind' in job) return job;
		plan = planOf(sync, job);
	}
	if (job.listed && 'write' in plan && plan.write.release.length > 0) {
		const earlier = await presentEarlier(sync, job);
		if (!earlier.ok) return ended(failedOutcome(earlier.failure));
		job = { ...job, match: earlier.value };
		plan = planOf(sync, job);
	}
	if (plan.action !== 'create' || sync.dryRun) return next(sync, job, plan);
	const created = await createContact(sync, plan);
	switch (created.kind) {
		case 'failed':
			return ended(failedOutcome(created.failure));
		case 'made':
			return {
				kind: 'written',
				action: 'created',
				job,
				write: plan.write,
				after: created.contact,
				problems: [],
			};
		case 'alreadyThere': {
			const there = await rematched(sync, job);
			return 'kind' in there ? there : next(sync, there, planOf(sync, there));
		}
	}
}

function next(sync: Sync, job: Job, plan: Plan): Step {
	switch (plan.action) {
		case 'create':
			return ended(
				sync.dryRun
					? plannedOutcome('created', plan.write)
					: failedOutcome({ kind: 'unclear', message: 'The contact came and went.' }),
			);
		case 'update': {
			const { contact, write } = plan;
			if (sync.dryRun) return ended(plannedOutcome('updated', write, contact));
			return { kind: 'toUpdate', job, contact, write };
		}
		case 'leave':
		case 'skip':
		case 'hold':
			return ended(restingOutcome(plan));
	}
}

/** The same job planned anew, for a contact as it is now or with what was learned since. */
export function replanned(sync: Sync, job: Job, contact: Contact): Step {
	const { match } = job;
	const current: Job = match.status === 'matched' ? { ...job, match: { ...match, contact } } : job;
	return next(sync, current, planOf(sync, current));
}
