import { rememberedBy } from '../attributes';
import { isPendingOptOut } from '../consent';
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

/** The contact was linked to somebody who is gone, and had opted out: the opt-out is the person's. */
function carriesOptOut({ contact, settings }: CustomerPlanInput): boolean {
	const agreed = rememberedBy(contact, settings.names).ledger?.consent;
	return agreed?.customer === 'unsubscribed' || isPendingOptOut(agreed);
}

/** Who opted out under another spelling of the number, with what was agreed there. */
function outElsewhere({ namesakes = [], settings }: CustomerPlanInput) {
	const out = namesakes.find(({ allowCampaign }) => !allowCampaign);
	return out && { agreed: rememberedBy(out, settings.names).ledger?.consent };
}

/** A new customer is subscribed to e-mail marketing, unless anything speaks against it. */
export function subscribesNew(input: CustomerPlanInput): boolean {
	const { wanted, contact } = input;
	const out = wanted.consent?.heard === 'optOut' || !contact.allowCampaign;
	const untold = contact.campaignUntold === true;
	const doubtful = out || untold || carriesOptOut(input) || outElsewhere(input) !== undefined;
	return wanted.subscribeNew && wanted.emails.length > 0 && !doubtful;
}

/** Consent three ways, as the customer will hold it. */
export function decideConsent(
	input: CustomerPlanInput,
	customer: Consent,
	ledger: Ledger | undefined,
): ConsentMerge {
	const { wanted, contact, readAt, fresh } = input;
	const { heard: said, heardAt } = wanted.consent ?? {};
	const heard = !ledger && said === undefined && carriesOptOut(input) ? 'optOut' : said;
	const isOut = heard === 'optOut' || isPendingOptOut(ledger?.consent);
	// What was not told changes nothing.
	if (contact.campaignUntold && !isOut) return { ledger: 'asItWas', problems: [] };
	const sides = { customer, heard, at: (heard === 'optIn' && heardAt) || readAt, fresh };
	const out = ledger || said === 'optIn' ? undefined : outElsewhere(input);
	if (!out)
		return mergeConsent({ ...sides, contact: contact.allowCampaign, agreed: ledger?.consent });
	const merge = mergeConsent({ ...sides, contact: false, agreed: out.agreed });
	return contact.allowCampaign ? { ...merge, ledger: 'asSeen', ask: false } : merge;
}
