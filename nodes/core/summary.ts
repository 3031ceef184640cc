import { causeOf } from './cause';
import { HOPELESS, MANY_SILENT } from './hopeless';
import { CAMPAIGN_FIELD, type Action, type Outcome, type Side } from './outcome';
import type { WantedContact } from './profile';
import type { Reason } from './reasons';

/** Whose record it is: a customer's by its id, or a contact's by its number or id. */
export type Whose = { readonly customerId: string } | { readonly contact: string };

/** One record of a batch and how it ended. */
export type Ended = Whose & {
	readonly outcome: Outcome;
	/** The contact that a customer should have; absent where the record could not be read. */
	readonly wanted?: WantedContact;
};

/** A contact that is still to be created, for other ways of creating it. */
export interface NewContact {
	readonly name: string;
	/** Digits with country code. */
	readonly number: string;
	readonly allowCampaign: boolean;
	readonly attributes: Readonly<Record<string, string>>;
}

export type Exception = Whose & {
	readonly action: Action;
	readonly reason: Reason;
	readonly detail?: string;
	/** Whose service said it. Absent: that of the side that the run carries to. */
	readonly saidBy?: Side;
};

/** What a batch came to. The counts and `putOff` together are all its records. */
export interface Summary {
	readonly counts: Readonly<Record<Action, number>>;
	/** How often, by action and reason, for what was not brought in step. */
	readonly reasons: Readonly<Partial<Record<Action, Readonly<Partial<Record<Reason, number>>>>>>;
	/** How many records have a problem that did not stop them, by its code. */
	readonly problems: Readonly<Partial<Record<Reason, number>>>;
	/** The records that wait for the next batch. */
	readonly putOff: readonly string[];
	readonly exceptions: readonly Exception[];
	/** Of a dry run. */
	readonly newContacts: readonly NewContact[];
	/** Why the batch does not count: it has to be looked at again. */
	readonly stop: Exception | undefined;
}

const EXCEPTIONAL: readonly Action[] = ['skipped', 'held', 'failed'];

function problemsOf(ended: readonly Ended[]): Summary['problems'] {
	const problems: Partial<Record<Reason, number>> = {};
	for (const { outcome } of ended) {
		for (const code of new Set(outcome.problems.map((one) => one.code))) {
			problems[code] = (problems[code] ?? 0) + 1;
		}
	}
	return problems;
}

const whoseOf = (ended: Ended): Whose =>
	'contact' in ended ? { contact: ended.contact } : { customerId: ended.customerId };

const nameOf = (ended: Ended): string => ('contact' in ended ? ended.contact : ended.customerId);

function exceptionOf(ended: Ended, reason: Reason): Exception {
	const { action, detail, saidBy } = ended.outcome;
	return {
		...whoseOf(ended),
		action,
		reason,
		...(detail === undefined ? {} : { detail }),
		...(saidBy ? { saidBy } : {}),
	};
}

/** The record that stopped the batch, if any did: with what stood in the way of all. */
function stopOf(ended: readonly Ended[]): Exception | undefined {
	const failures = ended.flatMap((one): readonly Exception[] => {
		const cause = one.outcome.reason === 'putOff' ? undefined : causeOf(one.outcome);
		return cause === undefined ? [] : [exceptionOf(one, cause)];
	});
	const hopeless = failures.find(({ reason }) => HOPELESS.includes(reason));
	if (hopeless) return hopeless;
	const silent = failures.filter(({ reason }) => reason === 'noAnswer');
	const down = silent.length >= MANY_SILENT || silent.length === ended.length;
	return down ? silent[0] : undefined;
}

function newContactOf({ wanted, outcome }: Ended): readonly NewContact[] {
	if (!outcome.dryRun || outcome.action !== 'created' || !wanted || wanted.phone === null)
		return [];
	const { name, phone, attributes, tags } = wanted;
	const texts = Object.entries(attributes).flatMap(([key, value]) =>
		value === null ? [] : [[key, value] as const],
	);
	const flags = Object.keys(tags?.on ?? {}).map((key) => [key, 'true'] as const);
	return [
		{
			name: name || phone,
			number: phone.slice(1),
			// The plan knows of an opt-out under an earlier number, too.
			allowCampaign: outcome.changes.some(
				({ field, to }) => field === CAMPAIGN_FIELD && to === true,
			),
			attributes: Object.fromEntries([...texts, ...flags]),
		},
	];
}

/** A number is one contact: it goes to the customer who comes first. */
const firstOfNumber = (contacts: readonly NewContact[]): readonly NewContact[] =>
	contacts.filter(
		({ number }, index) => contacts.findIndex((other) => other.number === number) === index,
	);

/**
 * Adds up a batch. `begun` are the customers whose contacts an earlier try of this very batch set
 * out to create before it was cut off: those that are there now were created by it.
 */
export function summarize(ended: readonly Ended[], begun: ReadonlySet<string>): Summary {
	const counts = { created: 0, updated: 0, unchanged: 0, skipped: 0, held: 0, failed: 0 };
	const reasons: Partial<Record<Action, Partial<Record<Reason, number>>>> = {};
	const putOff: string[] = [];
	const exceptions: Exception[] = [];
	for (const one of ended) {
		const { reason } = one.outcome;
		if (reason === 'putOff') {
			putOff.push(nameOf(one));
			continue;
		}
		const before =
			one.outcome.action === 'unchanged' && 'customerId' in one && begun.has(one.customerId);
		const action = before ? 'created' : one.outcome.action;
		counts[action] += 1;
		if (!EXCEPTIONAL.includes(action)) continue;
		const byReason = (reasons[action] ??= {});
		byReason[reason] = (byReason[reason] ?? 0) + 1;
		exceptions.push(exceptionOf(one, reason));
	}
	return {
		counts,
		reasons,
		problems: problemsOf(ended),
		putOff,
		exceptions,
		newContacts: firstOfNumber(ended.flatMap(newContactOf)),
		stop: stopOf(ended),
	};
}
