import type { INodeProperties } from 'n8n-workflow';
import { TOPICS } from '../shopify/topics';

/** Merging needs a scope of its own, so it is not among the events chosen at first. */
export const topicsProperty: INodeProperties = {
	displayName: 'Events',
	name: 'topics',
	type: 'multiOptions',
	required: true,
	options: Object.entries(TOPICS)
		.map(([value, { label, scope }]) => ({
			name: label,
			value,
			...(scope === 'read_customers' ? {} : { description: `Needs the scope ${scope}` }),
		}))
		.sort((a, b) => a.name.localeCompare(b.name)),
	default: [
		'CUSTOMERS_CREATE',
		'CUSTOMERS_DELETE',
		'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE',
		'CUSTOMERS_MARKETING_CONSENT_UPDATE',
		'CUSTOMERS_UPDATE',
		'CUSTOMERS_WHATS_APP_MARKETING_CONSENT_UPDATE',
		'CUSTOMER_TAGS_ADDED',
		'CUSTOMER_TAGS_REMOVED',
	],
	description: 'What to hear of. Webhooks are set up in Shopify when the workflow is published.',
};
