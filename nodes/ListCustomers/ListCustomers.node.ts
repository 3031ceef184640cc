import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { listContacts } from './listContacts';
import { listCustomers } from './listCustomers';
import { isOfWati, properties } from './properties';

export class ListCustomers implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'List Customers',
		name: 'listCustomers',
		icon: { light: 'file:listCustomers.svg', dark: 'file:listCustomers.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle:
			'={{ ({ count: "Count ", named: "Named " }[$parameter["operation"]] || "A page of ") + ($parameter["resource"] === "watiContacts" ? "Wati contacts" : "Shopify customers") }}',
		description:
			'Lists the customers of the shop, or the contacts in Wati, page by page; a cursor says where the next page begins',
		defaults: { name: 'List Customers' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Customers', 'Page'],
		usableAsTool: true,
		credentials: [
			{
				name: 'shopifyCustomerSyncApi',
				required: true,
				// Where all credentials are shown by one parameter, the editor takes it for theirs and hides it.
				displayOptions: { hide: { resource: ['watiContacts'] } },
			},
			{
				name: 'watiCustomerSyncApi',
				required: true,
				displayOptions: { show: { resource: ['watiContacts'] } },
			},
		],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return isOfWati(this) ? await listContacts(this) : await listCustomers(this);
	}
}
