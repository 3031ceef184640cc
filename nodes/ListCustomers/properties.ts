import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

const OF_SHOPIFY = { resource: ['shopifyCustomers'] };
const A_PAGE = { operation: ['page'] };
/** What is listed by a range. */
const A_RANGE = { ...OF_SHOPIFY, operation: ['count', 'page'] };

export const properties: INodeProperties[] = [
	{
		displayName: 'List',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Shopify Customer', value: 'shopifyCustomers' },
			{ name: 'Wati Contact', value: 'watiContacts' },
		],
		default: 'shopifyCustomers',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Count',
				value: 'count',
				description: 'About how many there are',
				action: 'Count customers or contacts',
			},
			{
				name: 'Get Many by ID',
				value: 'named',
				description: 'Those whom you name, as they are now; whoever is gone is told',
				action: 'Get many customers or contacts by ID',
			},
			{
				name: 'Get a Page',
				value: 'page',
				description: 'One page, and where the next one begins',
				action: 'Get a page of customers or contacts',
			},
		],
		default: 'page',
	},
	{
		displayName: 'IDs',
		name: 'ids',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 7001, 7002',
		displayOptions: { show: { operation: ['named'] } },
		description:
			'IDs of customers, or the numbers or IDs of contacts. A list, JSON, or text with commas. Each contact takes a call of its own.',
	},
	{
		displayName: 'Customers',
		name: 'range',
		type: 'options',
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'Last 3 Months', value: 'threeMonths' },
			{ name: 'Last 6 Months', value: 'sixMonths' },
			{ name: 'Last Month', value: 'oneMonth' },
			{ name: 'Since a Date', value: 'since' },
		],
		default: 'all',
		displayOptions: { show: A_RANGE },
		description:
			'Which customers. Months are calendar months back from today, and begin at midnight in the time zone of the shop.',
	},
	{
		displayName: 'Since',
		name: 'since',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-01-31 or 2026-01-31T08:00:00Z',
		displayOptions: { show: { ...A_RANGE, range: ['since'] } },
		description: 'The first day, or the first moment, that belongs to the list',
	},
	{
		displayName: 'By Date Of',
		name: 'dateField',
		type: 'options',
		options: [
			{ name: 'Creation', value: 'createdAt' },
			{ name: 'Last Change', value: 'updatedAt' },
		],
		default: 'createdAt',
		displayOptions: { show: A_RANGE },
	},
	{
		displayName: 'Cursor',
		name: 'cursor',
		type: 'string',
		default: '',
		displayOptions: { show: A_PAGE },
		description:
			'Where the page begins: the cursor that the page before gave. Empty: at the beginning.',
	},
	{
		displayName: 'Page Size',
		name: 'pageSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 250 },
		default: 250,
		displayOptions: { show: { ...OF_SHOPIFY, ...A_PAGE } },
		description: 'How many customers a page has at most. Pages of Wati always have 100 contacts.',
	},
	{
		displayName: 'Also These Customers',
		name: 'alsoFetch',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.summary.putOff }}',
		displayOptions: { show: { ...OF_SHOPIFY, ...A_PAGE } },
		description:
			'Customer IDs that come with this page, such as those that Upsert Customer put off. A list, or text with commas.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: A_RANGE },
		options: [
			{
				displayName: 'Time Zone',
				name: 'timeZone',
				type: 'options',
				options: [
					{ name: 'Of the Shop', value: 'shop' },
					{ name: 'Of the Workflow', value: 'workflow' },
				],
				default: 'shop',
				description: 'Where a day begins',
			},
		],
	},
];

export const isOfWati = (context: IExecuteFunctions): boolean =>
	context.getNodeParameter('resource', 0, 'shopifyCustomers') === 'watiContacts';

const OPERATIONS = ['count', 'named', 'page'] as const;

export type Operation = (typeof OPERATIONS)[number];

export function readOperation(context: IExecuteFunctions): Operation {
	const chosen = context.getNodeParameter('operation', 0, 'page');
	return OPERATIONS.find((one) => one === chosen) ?? 'page';
}
