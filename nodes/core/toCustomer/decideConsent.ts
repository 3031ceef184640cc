import type { Ledger, Value } from '../ledger';
import type { Channel, Consent, CustomerProfile, WantedCustomer } from '../profile';
import type { CustomerPlanInput } from './decision';
import { EMAIL_FIELD } from './mapContact';
import { mergeConsent, type ConsentMerge } from './mergeConsent';

/** Where a channel's consent is kept: with the e-mail address, or with the phone number. */
const ADDRESS: Readonly<Record<Channel, string>> = {
	email: EMAIL_FIELD,
	sms: 'phone',
	whatsApp: 'phone',
};

/** The customer's consent in the channel of the run, with the address as it will be by then. */
export function consentOf(
	wanted: WantedCustomer,
	customer: CustomerProfile,
	written: Readonly<Record<string, Value>>,
): Consent | undefined {
	const channel = wanted.consent?.channel;
	if (!channel) return undefined;
	const { state, at, noAddress } = customer.consents[channel] ?? {
		state: 'notSubscribed',
		noAddress: true,
	};
	const address = written[ADDRESS[channel]];
	const lacks = address === undefined ? noAddress : address === null;
	return { state, channel, ...(at ? { at } : {}), ...(lacks ? { noAddress: true } : {}) };
}

/** A new customer is subscribed to e-mail marketing, unless anything speaks against it. */
export function subscribesNew({ wanted, contact }: CustomerPlanInput): boolean {
	const out = wanted.consent?.heard === 'optOut' || !contact.allowCampaign;
	return wanted.subscribeNew && wanted.emails.length > 0 && !out;
}

/** Consent three ways, as the customer will hold it. */
export function decideConsent(
	{ wanted, contact, readAt, fresh }: CustomerPlanInput,
	customer: Consent,
	ledger: Ledger | undefined,
): ConsentMerge {
	const { heard, heardAt } = wanted.consent ?? {};
	return mergeConsent({
		customer,
		contact: contact.allowCampaign,
		agreed: ledger?.consent,
		heard,
		at: (heard === 'optIn' && heardAt) || readAt,
		fresh,
	});
}
