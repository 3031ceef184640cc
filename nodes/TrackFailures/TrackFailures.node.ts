import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { INPUTS, properties } from './properties';
import { track } from './track';

export class TrackFailures implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Track Failures',
		name: 'trackFailures',
		icon: { light: 'file:trackFailures.svg', dark: 'file:trackFailures.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["direction"] === "shopifyToWati" ? "Shopify to Wati" : $parameter["direction"] === "watiToShopify" ? "Wati to Shopify" : "As each record says" }}',
		description:
			'Works out the rows of the failures table: what failed, how often, and when it is tried again',
		defaults: { name: 'Track Failures' },
		inputs: INPUTS,
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [track(this)];
	}
}
