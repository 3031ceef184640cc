import type { INodeProperties } from 'n8n-workflow';
import { CAMPAIGN_PARAMETER, CONSENT_ATTRIBUTE } from '../wati/linkNames';

export const MERGE_SECONDS = 3;
export const EMAIL_ATTRIBUTE = 'email';

export const properties: INodeProperties[] = [
	{
		displayName: 'When a Customer Was Deleted',
		name: 'whenDeleted',
		type: 'options',
		options: [
			{ name: 'Leave the Contact as It Is', value: 'leave' },
			{ name: 'Unlink the Contact', value: 'unlink' },
		],
		default: 'unlink',
		description:
			'What becomes of the contact of a deleted customer. Unlinked, it loses its link and its sync record, its tags become false and Allow campaign goes off.',
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
			'Which marketing consent of the customer is in step with Allow campaign in Wati. The same as in Map Attributes.',
	},
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
		description: 'Put before the name of each tag attribute. The same as in Map Attributes.',
		displayOptions: { show: { syncTags: [true] } },
	},
	{
		displayName: 'Default Country',
		name: 'defaultCountry',
		type: 'string',
		default: '',
		placeholder: 'e.g. DE',
		description:
			'Two letters. How to read the phone number of an erasure request without a country code.',
	},
	{
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		default: false,
		description: 'Whether to only tell what would be written',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Allow Campaign Parameter',
				name: 'campaignParameter',
				type: 'string',
				default: CAMPAIGN_PARAMETER,
				description:
					'The custom parameter that sets Allow campaign in your Wati account. Wati documents none; whether it worked is reported. Empty: never ask.',
			},
			{
				displayName: 'Attributes to Erase',
				name: 'erasedAttributes',
				type: 'string',
				default: EMAIL_ATTRIBUTE,
				placeholder: 'e.g. email, city',
				description:
					'Attributes that the sync fills, separated by commas. When Shopify asks to erase a customer they are emptied, even if the sync record is gone. All that the record knows is emptied anyway.',
			},
			{
				displayName: 'Consent Attribute',
				name: 'consentAttribute',
				type: 'string',
				default: CONSENT_ATTRIBUTE,
				description:
					'The attribute that says true or false for rules and segments in Wati. Empty: write none.',
			},
			{
				displayName: 'Email Attribute',
				name: 'emailAttribute',
				type: 'string',
				default: EMAIL_ATTRIBUTE,
				description:
					'Where contacts have their email address. Another customer with the number or the address of the contact takes it over.',
			},
			{
				displayName: 'Wait for a Merge (Seconds)',
				name: 'mergeSeconds',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 60 },
				default: MERGE_SECONDS,
				description:
					'How long the news of a deletion waits. When customers are merged, Shopify may tell of the lost one as deleted, too; whoever hears of the merge first moves the contact instead of unlinking it.',
			},
		],
	},
];
