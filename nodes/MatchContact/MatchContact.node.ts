import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { directionProperty } from '../n8n/directionProperty';
import { matchItems } from './matchItems';

export class MatchContact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Match Contact',
		name: 'matchContact',
		icon: { light: 'file:matchContact.svg', dark: 'file:matchContact.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: 'Shopify to Wati',
		description: 'Finds the Wati contact of a mapped customer; writes nothing',
		defaults: { name: 'Match Contact' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Matched', 'Not Found', 'Needs Review'],
		usableAsTool: true,
		credentials: [{ name: 'watiCustomerSyncApi', required: true }],
		properties: [directionProperty],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await matchItems(this);
	}
}
