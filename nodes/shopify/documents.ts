import { API_VERSION, type ApiVersion } from './apiVersion';

/** 2026-07 tells SMS consent only in fields that are deprecated already. */
const SMS_CONSENT: Readonly<Record<ApiVersion, string>> = {
	'2026-07': 'marketingState marketingOptInLevel marketingUpdatedAt marketingCollectedFrom',
	'2026-10': 'smsMarketingConsent { state optInLevel updatedAt collectedFrom }',
};

export const CUSTOMER_FIELDS = 'CustomerFields';

/** A customer, whole: what webhooks say of one lacks its tags and consents. */
export const customerFields = (version: ApiVersion): string => `
fragment ${CUSTOMER_FIELDS} on Customer {
	id legacyResourceId createdAt updatedAt firstName lastName displayName locale note tags state
	verifiedEmail taxExempt numberOfOrders
	amountSpent { amount currencyCode }
	defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }
	defaultPhoneNumber {
		phoneNumber
		${SMS_CONSENT[version]}
		whatsAppMarketingConsent { state optInLevel updatedAt collectedFrom }
	}
	defaultAddress {
		company address1 address2 city province provinceCode zip country countryCodeV2 phone
	}
	metafields(first: 250) { nodes { namespace key type value } }
}`;

/** Documents for one version of the API. The product speaks `API_VERSION` and no other. */
export const documentsFor = (version: ApiVersion) => ({
	/** The customer of an event, with the shop it came from and, now and then, our subscriptions. */
	eventCustomer: `
query EventCustomer($id: ID!, $address: String!, $withSubscriptions: Boolean!) {
	shop { myshopifyDomain }
	customer(id: $id) { ...${CUSTOMER_FIELDS} }
	webhookSubscriptions(first: 50, uri: $address) @include(if: $withSubscriptions) {
		nodes { id topic uri }
	}
}
${customerFields(version)}`,

	subscriptions: `
query Subscriptions($address: String!) {
	webhookSubscriptions(first: 50, uri: $address) { nodes { id topic uri } }
}`,

	/** What the credential test asks: what we may do, and one customer to prove it. */
	access: `
query Access {
	currentAppInstallation { accessScopes { handle } }
	customers(first: 1) {
		nodes { id firstName defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } }
	}
}`,
});

export const DOCUMENTS = documentsFor(API_VERSION);

const variables = (count: number, name: string, type: string) =>
	Array.from({ length: count }, (_, index) => `$${name}${index}: ${type}`).join(', ');

/** One request that makes `count` subscriptions: all to one address, a topic each. */
export const subscribeDocument = (count: number): string => `
mutation Subscribe($subscription: WebhookSubscriptionInput!, ${variables(count, 'topic', 'WebhookSubscriptionTopic!')}) {
${Array.from(
	{ length: count },
	(
		_,
		index,
	) => `	created${index}: webhookSubscriptionCreate(topic: $topic${index}, webhookSubscription: $subscription) {
		webhookSubscription { id topic }
		userErrors { field message }
	}`,
).join('\n')}
}`;

/** One request that removes `count` subscriptions. */
export const unsubscribeDocument = (count: number): string => `
mutation Unsubscribe(${variables(count, 'id', 'ID!')}) {
${Array.from(
	{ length: count },
	(_, index) => `	deleted${index}: webhookSubscriptionDelete(id: $id${index}) {
		deletedWebhookSubscriptionId
		userErrors { field message }
	}`,
).join('\n')}
}`;
