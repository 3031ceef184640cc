import type { INodeProperties } from 'n8n-workflow';

export const directionProperty: INodeProperties = {
	displayName: 'Direction',
	name: 'direction',
	type: 'options',
	noDataExpression: true,
	options: [{ name: 'Shopify to Wati', value: 'shopifyToWati' }],
	default: 'shopifyToWati',
};
