import type { INodeProperties } from 'n8n-workflow';
import { onlyFor } from '../n8n/directionProperty';
import { CUSTOMER_FIELDS } from '../shopify/customerFields';
import { typeProperty } from './typeProperty';

const ruleFields: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		options: [
			...CUSTOMER_FIELDS,
			{ name: 'Metafield', value: 'metafield' },
			{ name: 'Own Value or Expression', value: 'value' },
		].sort((a, b) => a.name.localeCompare(b.name)),
		default: 'email',
		description: 'The field of the Shopify customer',
	},
	{
		displayName: 'Metafield',
		name: 'metafield',
		type: 'string',
		default: '',
		placeholder: 'e.g. custom.birthday',
		description: 'Namespace and key of the metafield, with a dot between them',
		displayOptions: { show: { source: ['metafield'] } },
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.customer.tags.length }}',
		displayOptions: { show: { source: ['value'] } },
	},
	{
		displayName: 'Attribute in Wati',
		name: 'attribute',
		type: 'string',
		default: '',
		placeholder: 'e.g. city',
		description: 'The name of the contact attribute. Wati suggests lower case with underscores.',
	},
	typeProperty,
	{
		displayName: 'When Empty',
		name: 'whenEmpty',
		type: 'options',
		options: [
			{ name: 'Clear the Attribute', value: 'clear' },
			{ name: 'Leave the Attribute Alone', value: 'keep' },
			{ name: 'Write Another Value', value: 'write' },
		],
		default: 'clear',
	},
	{
		displayName: 'Value When Empty',
		name: 'emptyValue',
		type: 'string',
		default: '',
		displayOptions: { show: { whenEmpty: ['write'] } },
	},
];

/** What a run from Shopify to Wati maps. */
export const customerProperties: INodeProperties[] = [
	{
		displayName: 'Attributes',
		name: 'rules',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Attribute',
		default: {
			rule: [{ source: 'email', attribute: 'email', type: 'text', whenEmpty: 'clear' }],
		},
		options: [{ displayName: 'Attribute', name: 'rule', values: ruleFields }],
		displayOptions: onlyFor('shopifyToWati'),
	},
];
