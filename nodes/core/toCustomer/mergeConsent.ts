import type { AgreedConsent, CustomerConsent } from '../ledger';
import { agreedOf, asking, isPendingOptOut, optedOutSince, type CampaignControl } from '../consent';
import type { Consent, Heard } from '../profile';
import { problem, type Problem, type Reason } from '../reasons';

export interface ConsentSides {
	readonly customer: Consent;
	/** Whether campaigns are allowed on the contact now. */
	readonly contact: boolean;
	readonly agreed: AgreedConsent | undefined;
	/** What the person said in the message of this very run. */
	readonly heard: Heard | undefined;
	/** When an opt-in counts as given (ISO 8601): when it was said, or seen. */
	readonly at: string;
	/** Whether the contact was read in this very run. */
	readonly fresh: boolean;
}

export interface ConsentMerge {
	/** What to write to the customer. */
	readonly toCustomer?: { readonly state: 'subscribed' | 'unsubscribed'; readonly at?: string };
	/** What to ask for on the contact. */
	readonly ask?: false;
	/** How the ledger's entry follows from what is then seen. */
	readonly ledger: 'asItWas' | 'asSeen' | 'left';
	readonly problems: readonly Problem[];
}

const told = (code: Reason): readonly Problem[] => [problem(code, 'consent')];

/** The contact's side went out: said in this run, seen as a change, or brought from another number. */
function wentOut({ heard, contact, agreed }: ConsentSides): boolean {
	const isPending: boolean = isPendingOptOut(agreed);
	if (heard === 'optOut' || isPending) return true;
	return agreed?.contact === true && !contact && agreed.asked?.value !== false;
}

/**
 * The contact's side came in, as a change against the ledger. Where the ledger leaves open whether
 * our own asking was obeyed, the person's word decides.
 */
function cameIn({ heard, contact, agreed, at }: ConsentSides): boolean {
	if (!contact || !agreed) return false;
	if (!agreed.contact) return agreed.asked?.value !== true;
	const isLate = Date.parse(at) < Date.parse(agreed.at ?? '');
	return agreed.asked?.value === false && heard === 'optIn' && !isLate;
}

function optOut({ customer, contact }: ConsentSides): ConsentMerge {
	const out = customer.state === 'unsubscribed';
	const reachable = customer.noAddress !== true;
	return {
		...(out || !reachable ? {} : { toCustomer: { state: 'unsubscribed' } }),
		...(contact ? { ask: false } : {}),
		ledger: 'asSeen',
		problems: out || reachable ? [] : told('consentNoAddress'),
	};
}

function optIn({ customer, at, fresh }: ConsentSides): ConsentMerge {
	const waits = (code: Reason): ConsentMerge => ({ ledger: 'asItWas', problems: told(code) });
	if (customer.state === 'subscribed') return { ledger: 'asSeen', problems: [] };
	if (customer.noAddress) return { ledger: 'left', problems: told('consentNoAddress') };
	if (!fresh) return waits('consentNotFresh');
	// That it is newer than the opt-out shows in the ledger. Clocks differ, and a shop ignores a
	// consent with a time before the one that it has: it then takes its own.
	const timed = Date.parse(at) < Date.parse(customer.at ?? '') ? {} : { at };
	return { toCustomer: { state: 'subscribed', ...timed }, ledger: 'asSeen', problems: [] };
}

/** Nobody is raised by a first sight, and no consent of the customer is lowered by it. */
function firstSight({ customer, contact }: ConsentSides): ConsentMerge {
	const subscribed = customer.state === 'subscribed';
	if (subscribed === contact) return { ledger: 'asSeen', problems: [] };
	if (subscribed) return { ledger: 'asSeen', problems: told('consentNotRaised') };
	if (customer.noAddress) return { ledger: 'left', problems: [] };
	return { ask: false, ledger: 'asSeen', problems: [] };
}

/** Consent in a run from the contact to the customer. An opt-out wins every conflict. */
export function mergeConsent(given: ConsentSides): ConsentMerge {
	const sides = { ...given, agreed: agreedOf(given.agreed, given.customer) };
	const { customer, contact, agreed } = sides;
	if (wentOut(sides)) return optOut(sides);
	if (!agreed) return firstSight(sides);
	if (optedOutSince(customer, agreed)) {
		const kept = cameIn(sides) ? told('optOutKept') : [];
		return { ...(contact ? { ask: false } : {}), ledger: 'asSeen', problems: kept };
	}
	if (cameIn(sides)) return optIn(sides);
	if (customer.state === 'subscribed' && contact) return { ledger: 'asSeen', problems: [] };
	if (customer.state === 'subscribed' && agreed.customer !== 'subscribed') {
		return { ledger: 'asItWas', problems: told('leftToOtherDirection') };
	}
	const obeyedLate = agreed.asked !== undefined && agreed.asked.value === contact;
	const exact = obeyedLate && customer.state === agreed.customer;
	return { ledger: exact ? 'asSeen' : 'asItWas', problems: [] };
}

export interface SeenConsent {
	readonly merge: ConsentMerge;
	/** The customer's consent as the answer shows it. */
	readonly customer: Consent;
	readonly contact: boolean;
	readonly agreed: AgreedConsent | undefined;
	readonly parameter: string;
	readonly control: CampaignControl;
}

const NOT_DELIVERED: CustomerConsent = 'subscribed';

/** What the ledger should say of the consent, once the customer is as the answer shows. */
export function settleConsent(seen: SeenConsent): AgreedConsent | undefined {
	const { merge, customer, contact, agreed, parameter } = seen;
	const { state, at, channel } = customer;
	const known = { ...(at ? { at } : {}), ...(channel ? { channel } : {}) };
	if (merge.ledger === 'asItWas') return agreed;
	if (merge.ledger === 'left') return { customer: state, contact, left: true, ...known };
	const wanted = merge.toCustomer?.state;
	if (wanted === 'subscribed' && state !== wanted) return agreed;
	if (wanted === 'unsubscribed' && state !== wanted) {
		// Not taken: the ledger goes on saying that there is an opt-out to deliver.
		return { customer: NOT_DELIVERED, contact: true, asked: { value: false, parameter }, ...known };
	}
	if (merge.ask === false) return asking(customer, contact, false, seen);
	const asBefore = agreed?.customer === state && agreed.contact === contact;
	const exact = asBefore && !agreed.asked && !agreed.left && agreed.channel === channel;
	return exact && !optedOutSince(customer, agreed)
		? agreed
		: { customer: state, contact, ...known };
}
