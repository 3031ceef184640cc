import type { ExpressionString, INodeProperties } from 'n8n-workflow';

/** The second input is there for checking alone. */
export const INPUTS: ExpressionString =
	'={{ $parameter["operation"] === "missingRows" ? ["main"] : [{ type: "main", displayName: "Items" }, { type: "main", displayName: "Settings" }] }}';

export const OUTPUTS: ExpressionString =
	'={{ $parameter["operation"] === "missingRows" ? ["main"] : [{ type: "main", displayName: "On" }, { type: "main", displayName: "Off" }] }}';

export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Check',
				value: 'check',
				description: 'Let items go on where the sync is switched on, with the settings on each',
				action: 'Check the settings of the sync',
			},
			{
				name: 'List Missing Rows',
				value: 'missingRows',
				description: 'The rows that the settings table lacks, with their defaults',
				action: 'List the settings that have no row',
			},
		],
		default: 'check',
	},
	{
		displayName: 'Switch',
		name: 'direction',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Shopify to Wati', value: 'shopifyToWati' },
			{ name: 'The Sync as a Whole', value: 'sync' },
			{ name: 'Wati to Shopify', value: 'watiToShopify' },
		],
		default: 'shopifyToWati',
		displayOptions: { show: { operation: ['check'] } },
		description: 'What has to be switched on. A direction needs the main switch too.',
	},
];
