import type { CustomerProfile } from '../core/profile';
import { problem } from '../core/reasons';
import { matchCustomer, type CustomerMatch } from '../core/toCustomer/matchCustomer';
import { shownChanges } from '../core/toCustomer/shown';
import type { CustomerJson } from '../shopify/customer';
import { toProfile } from '../shopify/customerProfile';
import { findCustomers } from '../shopify/findCustomers';
import type { ShopifyFailure } from '../shopify/http';
import type { BothSides } from './job';
import type { Progress } from './progress';

/** The customer that a write would go to; `undefined` where one is to be made. */
export function customerIn(match: CustomerMatch<CustomerJson>): CustomerJson | undefined {
	switch (match.status) {
		case 'matched':
			return match.customer;
		case 'ambiguous':
		case 'conflict':
		case 'held':
			return match.linked;
		case 'notFound':
			return undefined;
	}
}

function profileOf(customer: CustomerJson): CustomerProfile {
	const profile = toProfile(customer);
	if (!profile) throw new Error(`The customer ${customer.id} cannot be read.`);
	return profile;
}

/** The match in neither vendor's words. */
export function asProfiles(match: CustomerMatch<CustomerJson>): CustomerMatch<CustomerProfile> {
	switch (match.status) {
		case 'matched':
			return { ...match, customer: profileOf(match.customer) };
		case 'ambiguous':
		case 'conflict': {
			const { linked, candidates, ...others } = match;
			const own = linked ? { linked: profileOf(linked) } : {};
			return { ...others, candidates: candidates.map(profileOf), ...own };
		}
		case 'held':
			return match.linked
				? { ...match, linked: profileOf(match.linked) }
				: { status: match.status, reason: match.reason };
		case 'notFound':
			return match;
	}
}

/** Counts a write whose answer was lost, where the customer shows all of it. */
function countUnclear(progress: Progress, match: CustomerMatch<CustomerJson>): void {
	const { unclear } = progress;
	const customer = customerIn(match);
	progress.unclear = undefined;
	if (!unclear || !customer) return;
	const shown = shownChanges(unclear.changes, profileOf(customer));
	if (shown.length < unclear.changes.length) return;
	progress.changes.push(...shown);
	progress.first ??= unclear;
}

/** Looks the contact's customer up, unless it is known already; answers why it could not. */
export async function look(
	{ shopify, now }: BothSides,
	progress: Progress,
): Promise<CustomerMatch<CustomerJson> | ShopifyFailure> {
	if (progress.match) return progress.match;
	const { wanted } = progress.job;
	const found = await findCustomers(shopify, wanted, now);
	if (!found.ok) return found.failure;
	const match = matchCustomer(wanted.number, found.value);
	if (wanted.linkedTo !== undefined && !found.value.linked) {
		const known = progress.problems.some(({ code }) => code === 'linkedCustomerGone');
		if (!known) progress.problems.push(problem('linkedCustomerGone'));
	}
	countUnclear(progress, match);
	return match;
}
