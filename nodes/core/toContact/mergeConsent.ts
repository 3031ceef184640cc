import type { AgreedConsent } from '../ledger';
import type { Consent } from '../profile';
import { problem, type Problem } from '../reasons';

/** Whether the parameter that should set Allow campaign is known to do so in this account. */
export type CampaignControl = 'unknown' | 'works' | 'ignored';

export interface ConsentSides {
	readonly customer: Consent;
	/** Whether campaigns are allowed on the contact now. */
	readonly contact: boolean;
	readonly agreed: AgreedConsent | undefined;
	/** The custom parameter by which Allow campaign is asked for. */
	readonly parameter: string;
	readonly control: CampaignControl;
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

const told = ({ at, channel }: Consent) => ({
	...(at === undefined ? {} : { at }),
	...(channel === undefined ? {} : { channel }),
});

/**
 * What the ledger should say after asking. Whether the parameter is obeyed shows only in the
 * answer. Until it is known, an opt-in counts as obeyed, and is put right at once where it was not:
 * the next opt-out must show as a change. An opt-out may read either way without a further call,
 * for at worst an opt-in is overlooked.
 */
export function asking(
	customer: Consent,
	contact: boolean,
	ask: boolean,
	{ parameter, control }: Pick<ConsentSides, 'parameter' | 'control'>,
): AgreedConsent {
	const known = { customer: customer.state, ...told(customer) };
	const obeyed = control === 'works' || (control === 'unknown' && ask);
	if (obeyed || contact === ask) return { ...known, contact: ask };
	return { ...known, contact, asked: { value: ask, parameter } };
}

/** Whether the entry accounts for campaigns being allowed, or not, on the contact. */
export const accountsFor = (agreed: AgreedConsent, contact: boolean): boolean =>
	agreed.contact === contact || (agreed.asked?.value === false && !contact);

/** An opt-out that has yet to reach the customer: asked for on the contact, and the ledger says subscribed. */
export const isPendingOptOut = (agreed: AgreedConsent | undefined): agreed is AgreedConsent =>
	agreed?.customer === 'subscribed' && agreed.asked?.value === false;

/** The ledger's entry, unless it is about another way of asking: then nothing was agreed yet. */
export const agreedOf = (agreed: AgreedConsent | undefined, { channel }: Consent) =>
	agreed?.channel === undefined || channel === undefined || agreed.channel === channel
		? agreed
		: undefined;

function isOlder(customer: Consent, agreed: AgreedConsent): boolean {
	return Date.parse(customer.at ?? '') < Date.parse(agreed.at ?? '');
}

/** The customer's side went out: as a change against the ledger, or once more at a later time. */
export const optedOutSince = (customer: Consent, agreed: AgreedConsent): boolean =>
	customer.state === 'unsubscribed' &&
	(agreed.customer !== 'unsubscribed' ||
		Date.parse(agreed.at ?? '') < Date.parse(customer.at ?? ''));

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
