import type { INodeProperties } from 'n8n-workflow';
import { onlyFor } from '../n8n/directionProperty';
import { WRITABLE_FIELDS } from '../shopify/writableFields';
import { typeProperty } from './typeProperty';

const ruleFields: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		options: [
			{ name: 'Attribute in Wati', value: 'attribute' },
			{ name: 'Own Value or Expression', value: 'value' },
		],
		default: 'attribute',
	},
	{
		displayName: 'Attribute in Wati',
		name: 'attribute',
		type: 'string',
		default: '',
		placeholder: 'e.g. city',
		description: 'The name of the contact attribute; capitals do not matter',
		displayOptions: { show: { source: ['attribute'] } },
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.contact.name }}',
		displayOptions: { show: { source: ['value'] } },
	},
	{
		displayName: 'Field in Shopify',
		name: 'field',
		type: 'options',
		options: [...WRITABLE_FIELDS, { name: 'Metafield', value: 'metafield' }].sort((a, b) =>
			a.name.localeCompare(b.name),
		),
		default: 'email',
	},
	{
		displayName: 'Metafield',
		name: 'metafield',
		type: 'string',
		default: '',
		placeholder: 'e.g. custom.birthday',
		description:
			'Namespace and key, with a dot between them. It needs a definition in Shopify, under Settings, Custom data.',
		displayOptions: { show: { field: ['metafield'] } },
	},
	typeProperty,
	{
		displayName: 'When Emptied',
		name: 'whenEmpty',
		type: 'options',
		options: [
			{ name: 'Clear the Field', value: 'clear' },
			{ name: 'Leave the Field Alone', value: 'keep' },
		],
		default: 'clear',
		description: 'An attribute that the contact does not have at all changes nothing',
	},
];

/** What a run from Wati to Shopify maps. */
export const contactProperties: INodeProperties[] = [
	{
		displayName: 'Fields',
		name: 'contactRules',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Field',
		default: {
			rule: [
				{
					source: 'attribute',
					attribute: 'email',
					field: 'email',
					type: 'text',
					whenEmpty: 'clear',
				},
			],
		},
		options: [{ displayName: 'Field', name: 'rule', values: ruleFields }],
		displayOptions: onlyFor('watiToShopify'),
	},
	{
		displayName: 'Subscribe New Customers',
		name: 'subscribeNew',
		type: 'boolean',
		default: true,
		description:
			'Whether a customer who is created with an e-mail address is marked as subscribed to email marketing. Never after an opt-out.',
		displayOptions: onlyFor('watiToShopify'),
	},
	{
		displayName: 'Fill in a Missing Name',
		name: 'fillName',
		type: 'boolean',
		default: true,
		description: 'Whether a customer without a name takes the name that Wati shows',
		displayOptions: onlyFor('watiToShopify'),
	},
];
