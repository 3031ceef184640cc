import { type AddressFields, CHANNELS, type Channel } from '../customer.mts';
import { type Refusal, refusal } from '../refusal.mts';
import { CONSENT_FIELDS } from '../writes/consent.mts';
import type { ConsentRequests } from '../writes/create.mts';
import type { CustomerFields } from '../writes/customerFields.mts';
import {
	type NewerConsentInput,
	type OlderConsentInput,
	newer,
	older,
	requireWritable,
} from './consentInput.mts';

export interface MetafieldInput {
	readonly namespace?: string | null;
	readonly key?: string | null;
	readonly type?: string | null;
	readonly value?: string | null;
}

export interface CustomerInput extends CustomerFields {
	readonly id?: string | null;
	readonly addresses?: readonly AddressFields[] | null;
	readonly emailMarketingConsent?: OlderConsentInput | null;
	readonly smsMarketingConsent?: OlderConsentInput | null;
	readonly whatsAppMarketingConsent?: NewerConsentInput | null;
	readonly metafields?: readonly MetafieldInput[] | null;
}

export function inlineConsents(input: CustomerInput): ConsentRequests {
	const { emailMarketingConsent: email, smsMarketingConsent: sms } = input;
	const { whatsAppMarketingConsent: whatsApp } = input;
	const requests: ConsentRequests = {
		email: email ? older(email) : undefined,
		sms: sms ? older(sms) : undefined,
		whatsApp: whatsApp ? newer(whatsApp) : undefined,
	};
	for (const channel of CHANNELS) {
		const request = requests[channel];
		if (request && request.state !== 'NOT_SUBSCRIBED') requireWritable(request.state, request);
	}
	return requests;
}

const MUTATIONS: Readonly<Record<Channel, string>> = {
	email: 'customerEmailMarketingConsentUpdate',
	sms: 'customerSmsMarketingConsentUpdate',
	whatsApp: 'customerWhatsAppMarketingConsentUpdate',
};

/** Consent can be given on creation only; later it has mutations of its own. */
export function inlineConsentRefusals(input: CustomerInput): Refusal[] {
	const requests = inlineConsents(input);
	return CHANNELS.filter((channel) => requests[channel] !== undefined).map((channel) => {
		const { container } = CONSENT_FIELDS[channel];
		return refusal(
			[container],
			`To update ${container}, please use the ${MUTATIONS[channel]} Mutation instead`,
		);
	});
}
