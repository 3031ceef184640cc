import { plainId } from '../core/attributes';
import type { Change, Outcome } from '../core/outcome';
import type { Contact } from '../core/profile';
import { problem, type Problem, type Reason } from '../core/reasons';
import { projected, reasonOf, settle } from '../core/toCustomer/settle';
import type { CustomerJson } from '../shopify/customer';
import type { ShopifyFailure } from '../shopify/http';
import type { WatiFailure } from '../wati/http';
import { reasonOfFailure } from '../wati/job';
import type { BroughtOver } from './progress';
import type { BothSides } from './job';

const FAILURE_REASONS: Readonly<Record<ShopifyFailure['kind'], Reason>> = {
	accessDenied: 'unauthorized',
	unauthorized: 'unauthorized',
	throttled: 'rateLimited',
	refused: 'refused',
	unclear: 'noAnswer',
};

export const reasonOfShopifyFailure = ({ kind }: ShopifyFailure): Reason => FAILURE_REASONS[kind];

const whose = (contact: Contact | undefined, customer: CustomerJson | undefined) => {
	const id = customer && plainId(customer.id);
	return {
		...(contact
			? { contact: { id: contact.id, ...(contact.number ? { number: contact.number } : {}) } }
			: {}),
		...(id === undefined ? {} : { customer: { id } }),
	};
};

/** The contact could not be read. */
export const unreadOutcome = (failure: WatiFailure | undefined): Outcome => ({
	action: 'failed',
	reason: failure ? reasonOfFailure(failure) : 'contactUnknown',
	...(failure ? { detail: failure.message, saidBy: 'contact' as const } : {}),
	changes: [],
	problems: [],
});

type Of<K extends BroughtOver['kind']> = Extract<BroughtOver, { kind: K }>;

function restingOutcome({ plan, contact }: Of<'resting'>): Outcome {
	const action = plan.kind === 'skip' ? 'skipped' : 'held';
	return {
		action,
		reason: plan.reason,
		changes: [],
		problems: plan.problems,
		...whose(contact, undefined),
	};
}

function failedOutcome({ failure, changes, problems, contact }: Of<'failed'>): Outcome {
	const common = { action: 'failed', changes, problems, ...whose(contact, undefined) } as const;
	if (failure === 'contactUnknown') return { ...common, reason: failure };
	if (failure === 'taken') return { ...common, reason: 'phoneTaken' };
	return { ...common, reason: reasonOfShopifyFailure(failure), detail: failure.message };
}

/** Nothing was written, or not all of it. */
export function unwrittenOutcome(brought: Of<'resting' | 'failed' | 'unread'>): Outcome {
	switch (brought.kind) {
		case 'resting':
			return restingOutcome(brought);
		case 'failed':
			return failedOutcome(brought);
		case 'unread':
			return { ...unreadOutcome(brought.failure), ...whose(brought.contact, undefined) };
	}
}

/** What a dry run tells. */
export function plannedOutcome(sides: BothSides, { decision, job }: Of<'planned'>): Outcome {
	const { settings, account } = sides;
	const { contact } = job.read;
	const memory = settle({
		wanted: job.wanted,
		contact,
		decision,
		after: projected(decision),
		settings,
		knowledge: account.knowledge,
	});
	const changes = [...decision.changes, ...(memory?.changes ?? [])];
	const isWritten = changes.length > 0 || memory !== undefined;
	return {
		action: decision.kind === 'create' ? 'created' : isWritten ? 'updated' : 'unchanged',
		reason: reasonOf(decision, memory !== undefined),
		changes,
		problems: decision.problems,
		dryRun: true,
		...whose(contact, undefined),
	};
}

/** How the contact's part ended: there was nothing to write, it was written, or it was not. */
export type Remembrance =
	| 'nothing'
	| { readonly changes: readonly Change[]; readonly problems: readonly Problem[] }
	| { readonly failure: WatiFailure };

const isHeld = (problems: readonly Problem[]): boolean =>
	problems.some(({ code }) => code === 'conflictHeld');

export function writtenOutcome(brought: Of<'written'>, remembrance: Remembrance): Outcome {
	const { decision, reason: first, match, customer, contact, optOutRefused } = brought;
	const who = whose(contact, customer);
	const remembers = remembrance !== 'nothing';
	if (remembers && 'failure' in remembrance) {
		const { failure } = remembrance;
		return {
			action: 'failed',
			reason: 'contactNotRemembered',
			detail: failure.message,
			saidBy: 'contact',
			changes: brought.changes,
			problems: [...brought.problems, problem(reasonOfFailure(failure))],
			...who,
		};
	}
	const changes = [...brought.changes, ...(remembers ? remembrance.changes : [])];
	const problems = [...brought.problems, ...(remembers ? remembrance.problems : [])];
	const common = { changes, problems, ...who };
	if (optOutRefused) return { action: 'failed', reason: 'customerConsentNotApplied', ...common };
	if (decision.kind === 'optOutOnly') {
		const reason = 'reason' in match ? match.reason : 'staleCustomer';
		return { action: 'held', reason, ...common };
	}
	if (first.kind === 'create') return { action: 'created', reason: 'contactNew', ...common };
	const isWritten = changes.length > 0 || remembers;
	if (isWritten) return { action: 'updated', reason: reasonOf(first, remembers), ...common };
	return isHeld(problems)
		? { action: 'held', reason: 'conflictHeld', ...common }
		: { action: 'unchanged', reason: 'alreadyInStep', ...common };
}
