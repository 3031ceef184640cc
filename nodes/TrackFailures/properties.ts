import {
	NodeConnectionTypes,
	type INodeInputConfiguration,
	type INodeProperties,
} from 'n8n-workflow';

export const INPUTS: INodeInputConfiguration[] = [
	{ type: NodeConnectionTypes.Main, displayName: 'Records' },
	{ type: NodeConnectionTypes.Main, displayName: 'Known Failures' },
];

export const properties: INodeProperties[] = [
	{
		displayName: 'Direction',
		name: 'direction',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'As Each Record Says',
				value: 'byRecord',
				description: 'By its mapped profile, or by whom it began with',
			},
			{ name: 'Shopify to Wati', value: 'shopifyToWati' },
			{ name: 'Wati to Shopify', value: 'watiToShopify' },
		],
		default: 'byRecord',
		description: 'Which way the records were carried',
	},
	{
		displayName: 'Template',
		name: 'template',
		type: 'string',
		default: '',
		placeholder: 'e.g. shopify-to-wati',
		description: 'Which workflow the failures are from, for whoever reads the table',
	},
];
