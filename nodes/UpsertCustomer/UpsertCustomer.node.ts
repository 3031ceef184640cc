import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { properties } from './properties';
import { upsertItems } from './upsertItems';

export class UpsertCustomer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Upsert Customer',
		name: 'upsertCustomer',
		icon: { light: 'file:upsertCustomer.svg', dark: 'file:upsertCustomer.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["dryRun"] ? "Dry run" : "Shopify to Wati" }}',
		description:
			'Writes what differs to the matched contact, or creates it, and says what was done',
		defaults: { name: 'Upsert Customer' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'watiCustomerSyncApi', required: true }],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await upsertItems(this)];
	}
}
