import type { ComplianceChange } from '../change.mts';
import type { ShopifyOptions } from '../options.mts';
import type { Subscription } from './subscriptions.mts';
import { topicOf } from './topics.mts';

const SHOP_ID = 548_380_009;
const DATA_REQUEST_ID = 9_999;

/** Of customers/data_request, customers/redact and shop/redact, as the documentation shows them. */
export function complianceBody(
	change: ComplianceChange,
	{ shopDomain }: ShopifyOptions,
): Readonly<Record<string, unknown>> {
	const shop = { shop_id: SHOP_ID, shop_domain: shopDomain };
	switch (change.kind) {
		case 'dataRequested':
			return {
				...shop,
				orders_requested: [],
				customer: change.person,
				data_request: { id: DATA_REQUEST_ID },
			};
		case 'erasureRequested':
			return { ...shop, customer: change.person, orders_to_redact: [] };
		case 'shopErasureRequested':
			return shop;
	}
}

/** What is set in the app instead of a subscription. No scope, no list and no failure touches it. */
export function complianceSubscription(
	change: ComplianceChange,
	{ complianceUrl }: ShopifyOptions,
): Subscription | undefined {
	if (complianceUrl === null) return undefined;
	return {
		id: 0,
		topic: topicOf(change),
		uri: complianceUrl,
		format: 'JSON',
		filter: null,
		name: null,
		includeFields: [],
		metafieldNamespaces: [],
		createdAt: 0,
		updatedAt: 0,
	};
}
