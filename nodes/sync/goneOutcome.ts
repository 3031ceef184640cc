import type { Action, Outcome } from '../core/outcome';
import type { Contact } from '../core/profile';
import type { Reason } from '../core/reasons';
import type { ShopifyFailure } from '../shopify/http';
import type { WatiFailure, WatiResult } from '../wati/http';
import { failedOutcome } from '../wati/job';
import type { Confirmed } from '../wati/remember';
import type { Gone } from './gone';
import { reasonOfShopifyFailure } from './outcome';
import type { GonePlan } from './planGone';

const whose = (contact: Contact | undefined): Pick<Outcome, 'contact'> =>
	contact
		? { contact: { id: contact.id, ...(contact.number ? { number: contact.number } : {}) } }
		: {};

/** Nothing was written. */
export const resting = (action: Action, reason: Reason, contact?: Contact): Outcome => ({
	action,
	reason,
	changes: [],
	problems: [],
	...whose(contact),
});

/** The contacts could not be looked at, or not be written. */
export const contactFailed = (failure: WatiFailure, contact?: Contact): Outcome =>
	failedOutcome(failure, contact);

/** The customers could not be looked at. */
export const customerFailed = (failure: ShopifyFailure): Outcome => ({
	...resting('failed', reasonOfShopifyFailure(failure)),
	detail: failure.message,
	saidBy: 'customer',
});

/** What was, or in a dry run would be, written to one contact. */
export interface Written extends Confirmed {
	readonly reason: Reason;
}

/** How the write to one contact ended. */
export interface Told {
	readonly contact: Contact;
	readonly result: WatiResult<Written>;
}

/** The outcome of one customer's contacts: where one could not be written, it failed. */
export function goneOutcome(
	{ customerId }: Gone,
	{ heir, problems }: GonePlan,
	told: readonly Told[],
	dryRun: boolean,
): Outcome {
	const written = told.flatMap(({ contact, result }) =>
		result.ok ? [{ contact, ...result.value }] : [],
	);
	const customer = { customer: { id: heir ?? customerId } };
	const done = {
		changes: written.flatMap((one) => one.changes),
		problems: [...problems, ...written.flatMap((one) => one.problems)],
	};
	for (const { contact, result } of told) {
		// One that vanished is linked to nobody.
		if (result.ok || result.failure.kind === 'vanished') continue;
		return { ...contactFailed(result.failure, contact), ...done, ...customer };
	}
	const [first] = written;
	if (!first) return resting('skipped', 'nobodyLinked');
	const follows = written.find(({ reason }) => reason === 'contactFollows');
	const { contact, reason } = follows ?? first;
	const dry = dryRun ? { dryRun } : {};
	return { action: 'updated', reason, ...done, ...whose(contact), ...customer, ...dry };
}
