import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { directionProperty } from '../n8n/directionProperty';
import type { Direction } from '../n8n/itemJson';
import { asFlag, asText } from '../n8n/parameters';
import type { LookUpMode, LookUpSettings } from '../wati/directory';

const LISTING_MINUTES = 60;
const MINUTE_MS = 60_000;

const inDirection = (direction: Direction) => ({ show: { '/direction': [direction] } });

export const properties: INodeProperties[] = [
	directionProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Customers to Come',
				name: 'customersToCome',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				displayOptions: inDirection('shopifyToWati'),
				description:
					'How many customers are going to be looked up in all, where they come page by page. Decides whether a listing of all contacts is cheaper. 0: those of this run.',
			},
			{
				displayName: 'Keep a Listing for (Minutes)',
				name: 'listingMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: LISTING_MINUTES,
				displayOptions: inDirection('shopifyToWati'),
				description:
					'How long a listing of all contacts is used again. What the sync itself writes meanwhile is known at once. 0: read a new one.',
			},
			{
				displayName: 'Look Up',
				name: 'lookUp',
				type: 'options',
				displayOptions: inDirection('shopifyToWati'),
				options: [
					{
						name: 'Automatic: Whatever Takes Fewer Calls',
						value: 'automatic',
					},
					{
						name: 'In a Listing of All Contacts',
						value: 'listing',
					},
					{
						name: 'One by One',
						value: 'oneByOne',
					},
				],
				default: 'automatic',
				description:
					'How the contacts of many customers are looked up. A listing brings a hundred contacts with one call.',
			},
			{
				displayName: 'Only Changed',
				name: 'onlyChanged',
				type: 'boolean',
				default: false,
				displayOptions: inDirection('watiToShopify'),
				description:
					'Whether to pass over contacts that say nothing new since they were last in step. Of these Shopify is only asked whether their customers are still there, 250 with one request.',
			},
		],
	},
];

const MODES: readonly LookUpMode[] = ['automatic', 'listing', 'oneByOne'];

/** How the customers of a run are looked up; whatever is unclear is decided by the calls it takes. */
export function readLookUp(context: IExecuteFunctions): LookUpSettings {
	const options = context.getNodeParameter('options', 0, {}) as {
		lookUp?: unknown;
		listingMinutes?: unknown;
		customersToCome?: unknown;
	};
	const minutes = Number(options.listingMinutes ?? LISTING_MINUTES);
	const given = context.getInputData().length;
	return {
		mode: MODES.find((mode) => mode === asText(options.lookUp)) ?? 'automatic',
		keepMs: (Number.isFinite(minutes) ? Math.max(0, minutes) : LISTING_MINUTES) * MINUTE_MS,
		customers: Math.max(given, Number(options.customersToCome ?? 0) || 0),
	};
}

/** Whether a contact that says nothing new is passed over. */
export function readOnlyChanged(context: IExecuteFunctions, itemIndex: number): boolean {
	const options = context.getNodeParameter('options', itemIndex, {}) as { onlyChanged?: unknown };
	return asFlag(options.onlyChanged);
}
