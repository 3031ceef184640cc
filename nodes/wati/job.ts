import type { Match } from '../core/toContact/matchContact';
import type { Outcome } from '../core/outcome';
import type { PlanSettings, Write } from '../core/write';
import type { Contact, WantedContact } from '../core/profile';
import type { Problem, Reason } from '../core/reasons';
import type { WatiClient } from './client';
import type { WatiDependencies } from './patientCall';
import type { WatiFailure } from './http';

/** One customer to be brought to its contact. */
export interface Job {
	readonly wanted: WantedContact;
	readonly match: Match;
	/** When the match was read, in milliseconds; `undefined` when not in this run. */
	readonly matchedAtMs: number | undefined;
	/** The match is from a listing, and may be older than it says. */
	readonly listed?: true;
	readonly problems: readonly Problem[];
}

export interface Sync extends Pick<WatiDependencies, 'account' | 'now'> {
	readonly client: WatiClient;
	readonly settings: PlanSettings;
	readonly dryRun: boolean;
	/** Put off what would not fill a call: more comes that can go with it. */
	readonly onlyFullCalls?: true;
}

const FAILURE_REASONS: Readonly<Record<WatiFailure['kind'], Reason>> = {
	refused: 'refused',
	unauthorized: 'unauthorized',
	rateLimited: 'rateLimited',
	unclear: 'noAnswer',
	vanished: 'contactVanished',
};

export const reasonOfFailure = ({ kind }: WatiFailure): Reason => FAILURE_REASONS[kind];

const contactOf = ({ id, number }: Contact): NonNullable<Outcome['contact']> => ({
	id,
	...(number === null ? {} : { number }),
});

export function failedOutcome(failure: WatiFailure, contact?: Contact): Outcome {
	return {
		action: 'failed',
		reason: reasonOfFailure(failure),
		detail: failure.message,
		changes: [],
		problems: [],
		...(contact ? { contact: contactOf(contact) } : {}),
	};
}

export function writtenOutcome(
	action: 'created' | 'updated',
	write: Write,
	problems: readonly Problem[],
	contact?: Contact,
): Outcome {
	return {
		action,
		reason: write.reason,
		changes: write.changes,
		problems: [...write.problems, ...problems],
		...(contact ? { contact: contactOf(contact) } : {}),
	};
}

/** What a dry run tells. */
export function plannedOutcome(
	action: 'created' | 'updated',
	write: Write,
	contact?: Contact,
): Outcome {
	return { ...writtenOutcome(action, write, [], contact), dryRun: true };
}

const RESTING = { leave: 'unchanged', skip: 'skipped', hold: 'held' } as const;

export function restingOutcome(plan: {
	readonly action: keyof typeof RESTING;
	readonly reason: Reason;
	readonly problems: readonly Problem[];
	readonly contact?: Contact;
}): Outcome {
	const { action, reason, problems, contact } = plan;
	return {
		action: RESTING[action],
		reason,
		changes: [],
		problems,
		...(contact ? { contact: contactOf(contact) } : {}),
	};
}
