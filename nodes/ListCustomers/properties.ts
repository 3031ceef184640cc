import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

const OF_SHOPIFY = { resource: ['shopifyCustomers'] };
const A_PAGE = { operation: ['page'] };

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
				name: 'Get a Page',
				value: 'page',
				description: 'One page, and where the next one begins',
				action: 'Get a page of customers or contacts',
			},
		],
		default: 'page',
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
		displayOptions: { show: OF_SHOPIFY },
		description:
			'Which customers. Months are calendar months back from today, and begin at midnight in the time zone of the shop.',
	},
	{
		displayName: 'Since',
		name: 'since',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-01-31 or 2026-01-31T08:00:00Z',
		displayOptions: { show: { ...OF_SHOPIFY, range: ['since'] } },
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
		displayOptions: { show: OF_SHOPIFY },
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
		displayOptions: { show: OF_SHOPIFY },
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

export const isCount = (context: IExecuteFunctions): boolean =>
	context.getNodeParameter('operation', 0, 'page') === 'count';
