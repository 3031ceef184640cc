import {
	accountsFor,
	agreedOf,
	asking,
	isPendingOptOut,
	optedOutSince,
	told,
	type Asking,
} from '../consent';
import type { AgreedConsent } from '../ledger';
import type { Consent } from '../profile';
import { problem, type Problem } from '../reasons';

export interface ConsentSides extends Asking {
	readonly customer: Consent;
	/** Whether campaigns are allowed on the contact now. */
	readonly contact: boolean;
	readonly agreed: AgreedConsent | undefined;
	/** Whether the contact was read in this very run. */
	readonly fresh: boolean;
}

export interface ConsentMerge {
	/** What to ask for; absent when Allow campaign stays as it is. */
	readonly ask?: boolean;
	/** What both sides allow together after this run; absent when the other direction decides. */
	readonly effective?: boolean;
	readonly agreed?: AgreedConsent;
	/** The ledger's present entry accounts for both sides: no reason to write for it alone. */
	readonly settled?: true;
	/** `agreed` is an earlier number's, whose opt-out has yet to reach the customer. */
	readonly carried?: true;
	readonly problems: readonly Problem[];
}

/** The contact's side is as it was, or as we asked: nobody changed it since. */
const explains = (agreed: AgreedConsent, contact: boolean) =>
	agreed.contact === contact || agreed.asked?.value === contact;

function isOlder(customer: Consent, agreed: AgreedConsent): boolean {
	return Date.parse(customer.at ?? '') < Date.parse(agreed.at ?? '');
}

/** Consent in a run from the customer to the contact. An opt-out wins every conflict. */
export function mergeConsent(sides: ConsentSides): ConsentMerge {
	const { customer, contact } = sides;
	const agreed = agreedOf(sides.agreed, customer);
	const seen: AgreedConsent = { customer: customer.state, contact, ...told(customer) };
	const lower = (): ConsentMerge => ({
		ask: false,
		effective: false,
		agreed: asking(customer, contact, false, sides),
		problems: [],
	});
	const kept = { ...(agreed ? { agreed } : {}) };
	const subscribed = customer.state === 'subscribed';

	if (agreed?.left && agreed.customer === customer.state && agreed.contact === contact) {
		return { agreed, settled: true, problems: [] };
	}
	if (subscribed && contact && isPendingOptOut(agreed)) return notObeyed(sides, agreed, false);
	const isOut = customer.state === 'unsubscribed';
	if (!subscribed && !isOut && !contact && agreed && !explains(agreed, contact)) {
		// No opt-out is known to the customer's side: the ledger keeps the contact's for the other run.
		return { effective: false, agreed, settled: true, problems: [] };
	}
	if (subscribed === contact) {
		// An opt-in that was obeyed late is noted, or an opt-out after it would look like no change.
		const settled =
			agreed?.customer === customer.state &&
			accountsFor(agreed, contact) &&
			!optedOutSince(customer, agreed);
		return { effective: contact, agreed: seen, ...(settled ? { settled } : {}), problems: [] };
	}
	if (subscribed) {
		if (!agreed) return { effective: false, agreed: seen, problems: [problem('consentNotRaised')] };
		if (!explains(agreed, contact))
			return { effective: false, ...kept, problems: [problem('optOutKept')] };
		if (agreed.customer === 'subscribed') return notObeyed(sides, agreed, true);
		if (isOlder(customer, agreed))
			return { effective: false, ...kept, problems: [problem('optOutKept')] };
		if (!sides.fresh) return { effective: false, ...kept, problems: [problem('consentNotFresh')] };
		return {
			ask: true,
			effective: true,
			agreed: asking(customer, contact, true, sides),
			problems: [],
		};
	}
	// Who cannot be asked has not declined: both directions leave a first sight of that as it is.
	if (!agreed && customer.noAddress) return { agreed: { ...seen, left: true }, problems: [] };
	if (!agreed || optedOutSince(customer, agreed) || agreed.customer === 'subscribed')
		return lower();
	if (explains(agreed, contact)) return notObeyed(sides, agreed, false);
	return { ...kept, problems: [problem('leftToOtherDirection', 'consent')] };
}

/** The sides are known to differ: ask again only where it was not yet asked in this way. */
function notObeyed(sides: ConsentSides, agreed: AgreedConsent, wanted: boolean): ConsentMerge {
	const asked = agreed.asked?.value === wanted;
	if (wanted && !asked)
		return { effective: false, agreed, problems: [problem('consentNotRaised')] };
	if (asked && agreed.asked?.parameter === sides.parameter) {
		return { effective: wanted, agreed, problems: [problem('consentNotApplied')] };
	}
	if (wanted && !sides.fresh)
		return { effective: wanted, agreed, problems: [problem('consentNotFresh')] };
	return {
		ask: wanted,
		effective: wanted,
		agreed: asking(sides.customer, sides.contact, wanted, sides),
		problems: [],
	};
}
