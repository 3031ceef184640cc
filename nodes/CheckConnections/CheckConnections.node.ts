import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { checkShopify } from './checkShopify';
import { checkWati } from './checkWati';
import { properties } from './properties';

export class CheckConnections implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Check Connections',
		name: 'checkConnections',
		icon: { light: 'file:checkConnections.svg', dark: 'file:checkConnections.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["service"] === "wati" ? "Wati" : "Shopify" }}',
		description: 'Checks what the credentials may do and whether the webhooks are in place',
		defaults: { name: 'Check Connections' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		// Not required: that one was not chosen yet is among the things to find out.
		credentials: [
			{
				name: 'shopifyCustomerSyncApi',
				// Where all credentials are shown by one parameter, the editor takes it for theirs and hides it.
				displayOptions: { hide: { service: ['wati'] } },
			},
			{ name: 'watiCustomerSyncApi', displayOptions: { show: { service: ['wati'] } } },
		],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const check =
			this.getNodeParameter('service', 0, 'shopify') === 'wati' ? checkWati : checkShopify;
		const json = await check(this);
		return [[{ json, pairedItem: this.getInputData().map((_, item) => ({ item })) }]];
	}
}
