import type { Channel, Consent, ConsentState, Customer, OptInLevel } from '../customer.mts';
import { type Result, done, refusal, refused } from '../refusal.mts';
import type { Shop } from '../shop.mts';

export interface ConsentRequest {
	readonly state: ConsentState;
	readonly optInLevel: OptInLevel | null;
	readonly updatedAt: number | null;
}

/** How a refusal names the parts of a consent; they differ from channel to channel. */
export interface ConsentFieldNames {
	readonly container: string;
	readonly optInLevel: string;
	readonly updatedAt: string;
}

export const CONSENT_FIELDS: Readonly<Record<Channel, ConsentFieldNames>> = {
	email: {
		container: 'emailMarketingConsent',
		optInLevel: 'marketingOptInLevel',
		updatedAt: 'consentUpdatedAt',
	},
	sms: {
		container: 'smsMarketingConsent',
		optInLevel: 'marketingOptInLevel',
		updatedAt: 'consentUpdatedAt',
	},
	whatsApp: {
		container: 'whatsAppMarketingConsent',
		optInLevel: 'optInLevel',
		updatedAt: 'updatedAt',
	},
};

const CAN_BE_ASKED_FOR: readonly ConsentState[] = ['SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING'];

export function canBeAskedFor(state: ConsentState): boolean {
	return CAN_BE_ASKED_FOR.includes(state);
}

/** The customer with this consent, which may be the customer as it was. */
export function withConsent(
	shop: Shop,
	customer: Customer,
	channel: Channel,
	request: ConsentRequest,
): Result<Customer> {
	const names = CONSENT_FIELDS[channel];
	if (request.state === 'SUBSCRIBED' && request.optInLevel === null) {
		return refused(
			refusal(
				[names.container, names.optInLevel],
				'Marketing opt in level must exist',
				'MISSING_ARGUMENT',
			),
		);
	}
	if (request.state === 'PENDING' && request.optInLevel !== 'CONFIRMED_OPT_IN') {
		return refused(
			refusal(
				[names.container, names.optInLevel],
				'Marketing opt in level must be confirmed opt-in for pending consent state',
				'INVALID',
			),
		);
	}
	if (request.updatedAt !== null && request.updatedAt > shop.options.clock.now()) {
		return refused(
			refusal(
				[names.container, names.updatedAt],
				'Consent updated at must not be in the future',
				'INVALID',
			),
		);
	}
	if (channel !== 'email' && customer.phone === null) {
		return refused(
			refusal(
				[names.container],
				`A phone number is required to set the ${channel === 'sms' ? 'SMS' : 'WhatsApp'} consent state.`,
				'INVALID',
			),
		);
	}
	if (channel === 'email' && customer.email === null) return done(customer);
	const consent = settled(shop, customer.consents[channel], request);
	return done({ ...customer, consents: { ...customer.consents, [channel]: consent } });
}

function settled(shop: Shop, before: Consent, request: ConsentRequest): Consent {
	const older =
		request.updatedAt !== null && before.updatedAt !== null && request.updatedAt < before.updatedAt;
	if (older && shop.options.switches.olderConsent === 'ignored') return before;
	const optInLevel = request.optInLevel ?? before.optInLevel;
	const repeats = request.state === before.state && optInLevel === before.optInLevel;
	if (repeats && request.updatedAt === null) return before;
	return {
		state: request.state,
		optInLevel,
		updatedAt: request.updatedAt ?? shop.now(),
		collectedFrom: 'OTHER',
	};
}
