import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { readDirection, SUBTITLE } from '../n8n/directionProperty';
import { mapContacts } from './mapContacts';
import { mapCustomers } from './mapCustomers';
import { properties } from './properties';

export class MapAttributes implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Map Attributes',
		name: 'mapAttributes',
		icon: { light: 'file:mapAttributes.svg', dark: 'file:mapAttributes.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: SUBTITLE,
		description:
			'Works out what the other side should have: the Wati contact of a Shopify customer, or the customer of a contact; writes nothing',
		defaults: { name: 'Map Attributes' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [readDirection(this) === 'watiToShopify' ? mapContacts(this) : mapCustomers(this)];
	}
}
