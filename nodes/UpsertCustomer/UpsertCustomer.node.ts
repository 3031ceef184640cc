import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { onlyFor, readDirection } from '../n8n/directionProperty';
import { properties } from './properties';
import { upsertContacts } from './upsertContacts';
import { upsertCustomers } from './upsertCustomers';

export class UpsertCustomer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Upsert Customer',
		name: 'upsertCustomer',
		icon: { light: 'file:upsertCustomer.svg', dark: 'file:upsertCustomer.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ $parameter["dryRun"] ? "Dry run" : $parameter["direction"] === "watiToShopify" ? "Wati to Shopify" : "Shopify to Wati" }}',
		description:
			'Writes what differs to the matched contact or customer, or creates it, and says what was done',
		defaults: { name: 'Upsert Customer' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{ name: 'watiCustomerSyncApi', required: true },
			{
				name: 'shopifyCustomerSyncApi',
				required: true,
				displayOptions: onlyFor('watiToShopify'),
			},
		],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [
			readDirection(this) === 'watiToShopify'
				? await upsertCustomers(this)
				: await upsertContacts(this),
		];
	}
}
