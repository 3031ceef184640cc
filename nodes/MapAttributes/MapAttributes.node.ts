import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { mapItems } from './mapItems';
import { properties } from './properties';

export class MapAttributes implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Map Attributes',
		name: 'mapAttributes',
		icon: { light: 'file:mapAttributes.svg', dark: 'file:mapAttributes.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: 'Shopify to Wati',
		description: 'Works out the Wati contact that a Shopify customer should have; writes nothing',
		defaults: { name: 'Map Attributes' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [mapItems(this)];
	}
}
