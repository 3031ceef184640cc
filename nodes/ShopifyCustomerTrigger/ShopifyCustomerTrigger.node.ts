import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { lifecycle } from './lifecycle';
import { topicsProperty } from './properties';
import { receive } from './receive';

export class ShopifyCustomerTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shopify Customer Trigger',
		name: 'shopifyCustomerTrigger',
		icon: {
			light: 'file:shopifyCustomerTrigger.svg',
			dark: 'file:shopifyCustomerTrigger.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["topics"].length + " events" }}',
		description: 'Starts when a customer changes in Shopify, with the whole customer as it is now',
		eventTriggerDescription: 'when a customer changes in Shopify',
		defaults: { name: 'Shopify Customer Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'shopifyCustomerSyncApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: 'noData',
				path: 'webhook',
			},
		],
		properties: [topicsProperty],
	};

	webhookMethods = { default: lifecycle };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
