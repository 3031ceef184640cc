import type { AgreedConsent } from './ledger';
import type { Consent } from './profile';
import { problem, type Problem } from './reasons';

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
	/** The ledger's present entry still explains both sides: no reason to write for it alone. */
	readonly settled?: true;
	/** `agreed` is an earlier number's, whose opt-out has yet to reach the customer. */
	readonly carried?: true;
	readonly problems: readonly Problem[];
}

/** The contact's side is as it was, or as we asked: nobody changed it since. */
const explains = (agreed: AgreedConsent, contact: boolean) =>
	agreed.contact === contact || agreed.asked?.value === contact;

/**
 * What the ledger should say after asking. Whether the parameter is obeyed shows only in the
 * answer, so as long as that is unknown both ends count as ours: neither is an event of theirs.
 */
export function asking(
	customer: Consent,
	contact: boolean,
	ask: boolean,
	{ parameter, control }: Pick<ConsentSides, 'parameter' | 'control'>,
): AgreedConsent {
	const at = customer.at === undefined ? {} : { at: customer.at };
	if (control === 'works' || contact === ask)
		return { customer: customer.state, contact: ask, ...at };
	return { customer: customer.state, contact, asked: { value: ask, parameter }, ...at };
}

function isOlder(customer: Consent, agreed: AgreedConsent): boolean {
	return Date.parse(customer.at ?? '') < Date.parse(agreed.at ?? '');
}

/** Consent in a run from the customer to the contact. An opt-out wins every conflict. */
export function mergeConsent(sides: ConsentSides): ConsentMerge {
	const { customer, contact, agreed } = sides;
	const seen: AgreedConsent = {
		customer: customer.state,
		contact,
		...(customer.at === undefined ? {} : { at: customer.at }),
	};
	const lower = (): ConsentMerge => ({
		ask: false,
		effective: false,
		agreed: asking(customer, contact, false, sides),
		problems: [],
	});
	const kept = { ...(agreed ? { agreed } : {}) };
	const subscribed = customer.state === 'subscribed';

	if (subscribed === contact) {
		const settled = agreed?.customer === customer.state && explains(agreed, contact);
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
	if (!agreed || agreed.customer === 'subscribed') return lower();
	if (explains(agreed, contact)) return notObeyed(sides, agreed, false);
	const optedOut = customer.state === 'unsubscribed' && agreed.customer !== 'unsubscribed';
	return optedOut ? lower() : { ...kept, problems: [problem('leftToOtherDirection', 'consent')] };
}

/** The sides are known to differ: ask again only where it was not yet asked in this way. */
function notObeyed(sides: ConsentSides, agreed: AgreedConsent, wanted: boolean): ConsentMerge {
	const asked = agreed.asked?.value === wanted;
	if (wanted && !asked)
		return { effective: false, agreed, problems: [problem('consentNotRaised')] };
	if (asked && agreed.asked?.parameter === sides.parameter) {
		return { effective: wanted, agreed, problems: [problem('consentNotApplied')] };
	}
	return {
		ask: wanted,
		effective: wanted,
		agreed: asking(sides.customer, sides.contact, wanted, sides),
		problems: [],
	};
}
