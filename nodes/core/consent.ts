import type { AgreedConsent } from './ledger';
import type { Consent } from './profile';

/** Whether the parameter that should set Allow campaign is known to do so in this account. */
export type CampaignControl = 'unknown' | 'works' | 'ignored';

/** How Allow campaign is asked for. */
export interface Asking {
	/** The custom parameter by which it is asked for. */
	readonly parameter: string;
	readonly control: CampaignControl;
}

export const told = ({ at, channel }: Consent) => ({
	...(at === undefined ? {} : { at }),
	...(channel === undefined ? {} : { channel }),
});

/**
 * What the ledger should say after asking. Whether the parameter is obeyed shows only in the
 * answer, and the entry is put right by that. Until it is known, an opt-in counts as obeyed and an
 * opt-out as not: where the answer is lost, no opt-out is overlooked and nobody is raised.
 */
export function asking(
	customer: Consent,
	contact: boolean,
	ask: boolean,
	{ parameter, control }: Asking,
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

/** The customer's side went out: as a change against the ledger, or once more at a later time. */
export const optedOutSince = (customer: Consent, agreed: AgreedConsent): boolean =>
	customer.state === 'unsubscribed' &&
	(agreed.customer !== 'unsubscribed' ||
		Date.parse(agreed.at ?? '') < Date.parse(customer.at ?? ''));
