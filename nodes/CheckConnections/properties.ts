import type { INodeProperties } from 'n8n-workflow';
import { TOPICS } from '../shopify/topics';

const OF_SHOPIFY = { service: ['shopify'] };
const OF_WEBHOOKS = { ...OF_SHOPIFY, checkWebhooks: [true] };

export const properties: INodeProperties[] = [
	{
		displayName: 'Service',
		name: 'service',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Shopify', value: 'shopify' },
			{ name: 'Wati', value: 'wati' },
		],
		default: 'shopify',
	},
	{
		displayName: 'Check Webhooks',
		name: 'checkWebhooks',
		type: 'boolean',
		default: true,
		displayOptions: { show: OF_SHOPIFY },
		description: 'Whether to look if Shopify still delivers to the trigger',
	},
	{
		displayName: 'Address of the Trigger',
		name: 'address',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/webhook/…/webhook',
		displayOptions: { show: OF_WEBHOOKS },
		description:
			'The production URL of Shopify Customer Trigger, as its items tell it in event.webhookUrl',
	},
	{
		displayName: 'Events',
		name: 'topics',
		type: 'multiOptions',
		options: Object.entries(TOPICS)
			.map(([value, { label }]) => ({ name: label, value }))
			.sort((a, b) => a.name.localeCompare(b.name)),
		default: [
			'CUSTOMERS_CREATE',
			'CUSTOMERS_DELETE',
			'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE',
			'CUSTOMERS_MARKETING_CONSENT_UPDATE',
			'CUSTOMERS_MERGE',
			'CUSTOMERS_UPDATE',
			'CUSTOMERS_WHATS_APP_MARKETING_CONSENT_UPDATE',
			'CUSTOMER_TAGS_ADDED',
			'CUSTOMER_TAGS_REMOVED',
		],
		displayOptions: { show: OF_WEBHOOKS },
		description: 'The events that the trigger should hear of',
	},
	{
		displayName: 'Put Back What Is Missing',
		name: 'putBack',
		type: 'boolean',
		default: false,
		displayOptions: { show: OF_WEBHOOKS },
		description:
			'Whether to subscribe anew to events that Shopify dropped, where the workflow of the trigger is published',
	},
];
