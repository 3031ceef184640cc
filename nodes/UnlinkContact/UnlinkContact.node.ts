import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { properties } from './properties';
import { unlinkContacts } from './unlinkContacts';

export class UnlinkContact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Unlink Contact',
		name: 'unlinkContact',
		icon: { light: 'file:unlinkContact.svg', dark: 'file:unlinkContact.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ $parameter["dryRun"] ? "Dry run" : $parameter["whenDeleted"] === "leave" ? "Deleted: leave the contact" : "Deleted: unlink the contact" }}',
		description:
			'Ends or moves the link of a contact whose customer was deleted or merged, and erases what was brought where Shopify asks for it',
		defaults: { name: 'Unlink Contact' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{ name: 'watiCustomerSyncApi', required: true },
			{ name: 'shopifyCustomerSyncApi', required: true },
		],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await unlinkContacts(this)];
	}
}
