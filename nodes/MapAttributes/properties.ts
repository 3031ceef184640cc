import type { INodeProperties } from 'n8n-workflow';
import { directionProperty, onlyFor } from '../n8n/directionProperty';
import { contactProperties } from './contactProperties';
import { customerProperties } from './customerProperties';

export const properties: INodeProperties[] = [
	directionProperty,
	{
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'string',
		default: '',
		placeholder: 'e.g. DE',
		description:
			'Two letters. How to read phone numbers without a country code; empty means that such numbers are not valid.',
		displayOptions: onlyFor('shopifyToWati'),
	},
	{
		displayName: 'Consent Channel',
		name: 'consentChannel',
		type: 'options',
		options: [
			{ name: 'Email', value: 'email' },
			{ name: 'None', value: 'none' },
			{ name: 'SMS', value: 'sms' },
			{ name: 'WhatsApp', value: 'whatsApp' },
		],
		default: 'email',
		description:
			'Which marketing consent of the customer is in step with Allow campaign in Wati. The same in both directions.',
	},
	...customerProperties,
	...contactProperties,
	{
		displayName: 'Sync Tags',
		name: 'syncTags',
		type: 'boolean',
		default: true,
		description: 'Whether each tag of the customer is in step with a true or false attribute',
	},
	{
		displayName: 'Tag Prefix',
		name: 'tagPrefix',
		type: 'string',
		default: 'tag_',
		placeholder: 'e.g. tag_',
		description: 'Put before the name of each tag attribute: VIP becomes tag_vip. May be empty.',
		displayOptions: { show: { syncTags: [true] } },
	},
	{
		displayName: 'When a Tag Is Removed',
		name: 'tagRemoved',
		type: 'options',
		options: [
			{ name: 'Set the Attribute to False', value: 'false' },
			{ name: 'Empty the Attribute', value: 'empty' },
		],
		default: 'false',
		displayOptions: { show: { syncTags: [true], direction: ['shopifyToWati'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Exclude Tags',
				name: 'excludeTags',
				type: 'string',
				default: '',
				placeholder: 'e.g. newsletter, imported',
				description: 'Tags to leave alone, separated by commas',
			},
			{
				displayName: 'Include Only Tags',
				name: 'includeTags',
				type: 'string',
				default: '',
				placeholder: 'e.g. VIP, Wholesale',
				description: 'The only tags to sync, separated by commas; empty means all',
			},
			{
				displayName: 'Maximum Tags',
				name: 'maximumTags',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 250 },
				default: 100,
				description: 'Tags beyond this number are left alone and reported',
			},
			{
				displayName: 'Use the Address Phone',
				name: 'addressPhone',
				type: 'boolean',
				default: false,
				displayOptions: { show: { '/direction': ['shopifyToWati'] } },
				description:
					'Whether to take the phone of the default address when the customer has none. Several customers can share it.',
			},
		],
	},
];
