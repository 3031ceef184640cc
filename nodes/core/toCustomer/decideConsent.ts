import type { Ledger, Value } from '../ledger';
import type { Consent, CustomerProfile, WantedCustomer } from '../profile';
import type { CustomerPlanInput } from './decision';
import { EMAIL_FIELD } from './mapContact';
import { mergeConsent, type ConsentMerge } from './mergeConsent';

/** The customer's consent in the channel of the run; its address may be what is written now. */
export function consentOf(
	wanted: WantedCustomer,
	customer: CustomerProfile,
	written: Readonly<Record<string, Value>>,
): Consent | undefined {
	const channel = wanted.consent?.channel;
	if (!channel) return undefined;
	const known = customer.consents[channel];
	const losesAddress = channel === 'email' && written[EMAIL_FIELD] === null;
	if (known) return { ...known, channel, ...(losesAddress ? { noAddress: true as const } : {}) };
	const address = channel === 'email' ? written[EMAIL_FIELD] : (written['phone'] ?? customer.phone);
	return { state: 'notSubscribed', channel, ...(address ? {} : { noAddress: true as const }) };
}

/** A new customer is subscribed to e-mail marketing, unless anything speaks against it. */
export function subscribesNew({ wanted, contact }: CustomerPlanInput): boolean {
	const out = wanted.consent?.heard === 'optOut' || !contact.allowCampaign;
	return wanted.subscribeNew && wanted.emails.length > 0 && !out;
}

/** Consent three ways, and with the address that is written in the same breath. */
export function decideConsent(
	{ wanted, contact, readAt, fresh }: CustomerPlanInput,
	before: Consent,
	ledger: Ledger | undefined,
	written: Readonly<Record<string, Value>>,
): ConsentMerge {
	const { heard, heardAt } = wanted.consent ?? {};
	const mergeWith = (customer: Consent) =>
		mergeConsent({
			customer,
			contact: contact.allowCampaign,
			agreed: ledger?.consent,
			heard,
			at: (heard === 'optIn' && heardAt) || readAt,
			fresh,
		});
	const merge = mergeWith(before);
	const lacksAddress = merge.problems.some(({ code }) => code === 'consentNoAddress');
	if (!lacksAddress || before.channel !== 'email' || !written[EMAIL_FIELD]) return merge;
	// An e-mail address that is written in the same breath can hold the consent already.
	const { state, channel, at } = before;
	return mergeWith({ state, channel, ...(at ? { at } : {}) });
}
