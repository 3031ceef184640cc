import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { Direction } from './itemJson';

export const directionProperty: INodeProperties = {
	displayName: 'Direction',
	name: 'direction',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Shopify to Wati', value: 'shopifyToWati' },
		{ name: 'Wati to Shopify', value: 'watiToShopify' },
	],
	default: 'shopifyToWati',
};

export const onlyFor = (direction: Direction): { readonly show: { direction: Direction[] } } => ({
	show: { direction: [direction] },
});

/** The direction of a node's run: it cannot be given by an expression. */
export const readDirection = (context: IExecuteFunctions): Direction =>
	context.getNodeParameter('direction', 0, 'shopifyToWati') === 'watiToShopify'
		? 'watiToShopify'
		: 'shopifyToWati';

export const SUBTITLE =
	'={{ $parameter["direction"] === "watiToShopify" ? "Wati to Shopify" : "Shopify to Wati" }}';
