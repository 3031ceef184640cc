import { CHANNELS, type Channel, type Customer, blankCustomer } from '../customer.mts';
import { type Refusal, type Result, done, refusal, refused } from '../refusal.mts';
import type { Shop } from '../shop.mts';
import { CONSENT_FIELDS, type ConsentRequest, withConsent } from './consent.mts';
import type { CustomerFields } from './customerFields.mts';
import { type EmailRule, revise } from './revise.mts';

export type ConsentRequests = { readonly [channel in Channel]?: ConsentRequest | undefined };

const NO_ADDRESS: Readonly<Record<Channel, string>> = {
	email: 'An email address is required to set the email marketing consent state.',
	sms: 'A phone number is required to set the SMS consent state.',
	whatsApp: 'A phone number is required to set the WhatsApp consent state.',
};

/** The customer that would be created; it is not in the shop yet. */
export function draftCustomer(
	shop: Shop,
	fields: CustomerFields,
	consents: ConsentRequests = {},
	emailRule: EmailRule = 'current',
): Result<Customer> {
	const blank = blankCustomer(shop.nextCustomerId(), shop.now());
	const revised = revise(shop, blank, fields, emailRule);
	const refusals: Refusal[] = revised.kind === 'refused' ? [...revised.refusals] : [];
	let draft = revised.kind === 'done' ? revised.value : undefined;
	for (const channel of CHANNELS) {
		const request = consents[channel];
		if (request === undefined || draft === undefined) continue;
		const address = channel === 'email' ? draft.email : draft.phone;
		if (address === null) {
			refusals.push(refusal([CONSENT_FIELDS[channel].container], NO_ADDRESS[channel], 'INVALID'));
			continue;
		}
		// "Never asked" is how everybody starts.
		if (request.state === 'NOT_SUBSCRIBED') continue;
		const consented = withConsent(shop, draft, channel, request);
		if (consented.kind === 'refused') refusals.push(...consented.refusals);
		else draft = consented.value;
	}
	return draft === undefined || refusals.length > 0 ? refused(...refusals) : done(draft);
}
