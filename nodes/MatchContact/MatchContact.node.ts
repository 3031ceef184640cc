import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { onlyFor, readDirection, SUBTITLE } from '../n8n/directionProperty';
import { matchContacts } from './matchContacts';
import { matchCustomers } from './matchCustomers';
import { properties } from './properties';

export class MatchContact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Match Contact',
		name: 'matchContact',
		icon: { light: 'file:matchContact.svg', dark: 'file:matchContact.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: SUBTITLE,
		description:
			'Finds the counterpart on the other side: the Wati contact of a customer, or the Shopify customer of a contact; writes nothing',
		defaults: { name: 'Match Contact' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Matched', 'Not Found', 'Needs Review'],
		usableAsTool: true,
		credentials: [
			{
				name: 'watiCustomerSyncApi',
				required: true,
				// Where all credentials are shown by one parameter, the editor takes it for theirs and hides it.
				displayOptions: { hide: { direction: ['watiToShopify'] } },
			},
			{
				name: 'shopifyCustomerSyncApi',
				required: true,
				displayOptions: onlyFor('watiToShopify'),
			},
		],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return readDirection(this) === 'watiToShopify'
			? await matchContacts(this)
			: await matchCustomers(this);
	}
}
