import type { Change } from '../change.mts';
import type { Channel } from '../customer.mts';
import type { ShopifySwitches } from '../options.mts';

/** The scope that a topic needs, as shopify-webhook-schemas lists it; null needs none. */
const SCOPES: Readonly<Record<string, string | null>> = {
	APP_SCOPES_UPDATE: null,
	APP_UNINSTALLED: null,
	BULK_OPERATIONS_FINISH: null,
	CUSTOMERS_MERGE: 'read_customer_merge',
	CUSTOMER_PAYMENT_METHODS_CREATE: 'read_customer_payment_methods',
	CUSTOMER_PAYMENT_METHODS_REVOKE: 'read_customer_payment_methods',
	CUSTOMER_PAYMENT_METHODS_UPDATE: 'read_customer_payment_methods',
	SHOP_UPDATE: null,
};

const CONSENT_TOPICS: Readonly<Record<Channel, string>> = {
	email: 'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE',
	sms: 'CUSTOMERS_MARKETING_CONSENT_UPDATE',
	whatsApp: 'CUSTOMERS_WHATS_APP_MARKETING_CONSENT_UPDATE',
};

export function isCustomerTopic(topic: string): boolean {
	return /^CUSTOMERS?_/.test(topic);
}

/** Topics of no concern to customers want scopes that no customer sync has. */
export function scopeOf(topic: string): string | null {
	const scope = SCOPES[topic];
	if (scope !== undefined) return scope;
	return isCustomerTopic(topic) ? 'read_customers' : `read_${topic.split('_')[0]?.toLowerCase()}`;
}

export function topicOf(change: Change): string {
	switch (change.kind) {
		case 'created':
			return 'CUSTOMERS_CREATE';
		case 'updated':
			return 'CUSTOMERS_UPDATE';
		case 'deleted':
			return 'CUSTOMERS_DELETE';
		case 'tagsAdded':
			return 'CUSTOMER_TAGS_ADDED';
		case 'tagsRemoved':
			return 'CUSTOMER_TAGS_REMOVED';
		case 'consent':
			return CONSENT_TOPICS[change.channel];
		case 'merged':
		case 'mergeFailed':
			return 'CUSTOMERS_MERGE';
		case 'dataRequested':
			return 'CUSTOMERS_DATA_REQUEST';
		case 'erasureRequested':
			return 'CUSTOMERS_REDACT';
		case 'shopErasureRequested':
			return 'SHOP_REDACT';
		case 'bulkFinished':
			return 'BULK_OPERATIONS_FINISH';
		case 'uninstalled':
			return 'APP_UNINSTALLED';
	}
}

/** `X-Shopify-Topic` spells the topic by its name, which is not the enum's. */
export function headerOf(topic: string, { tagsTopicHeader }: ShopifySwitches): string {
	if (topic === 'CUSTOMER_TAGS_ADDED') return tagsTopicHeader;
	if (topic === 'CUSTOMER_TAGS_REMOVED') return tagsTopicHeader.replace('added', 'removed');
	if (topic === 'CUSTOMERS_DATA_REQUEST') return 'customers/data_request';
	const [, resource, event] = /^(.*)_([A-Z]+)$/.exec(topic) ?? [];
	return `${resource}/${event}`.toLowerCase();
}
