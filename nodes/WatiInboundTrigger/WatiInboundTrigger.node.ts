import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { lifecycle } from './lifecycle';
import { load } from './load';
import { properties } from './properties';
import { receive } from './receive';

export class WatiInboundTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wati Inbound Trigger',
		name: 'watiInboundTrigger',
		icon: { light: 'file:watiInboundTrigger.svg', dark: 'file:watiInboundTrigger.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["registration"] === "automatic" ? "webhook made in Wati" : "address pasted into Wati" }}',
		description: 'Starts when somebody writes on WhatsApp, with the contact as it is now',
		eventTriggerDescription: 'when somebody writes on WhatsApp',
		defaults: { name: 'Wati Inbound Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'watiCustomerSyncApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: 'noData',
				path: 'wati',
			},
		],
		properties,
	};

	webhookMethods = { default: lifecycle };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}

	/** In the run that the webhook began: what it needs of Wati must not delay the answer. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await load(this)];
	}
}
