/** What a subscription can be for, by Shopify's enum, with the scope that it needs. */
export const TOPICS = {
	CUSTOMERS_CREATE: { label: 'Customer Created', scope: 'read_customers' },
	CUSTOMERS_DELETE: { label: 'Customer Deleted', scope: 'read_customers' },
	CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE: {
		label: 'Email Consent Changed',
		scope: 'read_customers',
	},
	CUSTOMERS_MARKETING_CONSENT_UPDATE: { label: 'SMS Consent Changed', scope: 'read_customers' },
	CUSTOMERS_MERGE: { label: 'Customers Merged', scope: 'read_customer_merge' },
	CUSTOMERS_UPDATE: { label: 'Customer Updated', scope: 'read_customers' },
	CUSTOMERS_WHATS_APP_MARKETING_CONSENT_UPDATE: {
		label: 'WhatsApp Consent Changed',
		scope: 'read_customers',
	},
	CUSTOMER_TAGS_ADDED: { label: 'Tags Added', scope: 'read_customers' },
	CUSTOMER_TAGS_REMOVED: { label: 'Tags Removed', scope: 'read_customers' },
} as const;

export type Topic = keyof typeof TOPICS;

/** Every app of the sync has this one; topics that need another are a bonus. */
const NEEDED_SCOPE = 'read_customers';

/** Whether the sync does without a topic where the app lacks its scope. */
export const isBonus = (topic: Topic): boolean => TOPICS[topic].scope !== NEEDED_SCOPE;

export const isTopic = (name: string): name is Topic => Object.hasOwn(TOPICS, name);

/** The enum name of a topic header; `customer.tags_added` and `customers/update` are spelled so. */
export const topicOf = (header: string): string => header.toUpperCase().replace(/[/.]/g, '_');
