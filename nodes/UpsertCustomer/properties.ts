import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { PlanSettings } from '../core/plan';
import { directionProperty } from '../n8n/directionProperty';
import { CAMPAIGN_PARAMETER, CONSENT_ATTRIBUTE, linkNames } from '../wati/linkNames';

export const properties: INodeProperties[] = [
	directionProperty,
	{
		displayName: 'When Both Sides Changed',
		name: 'conflictRule',
		type: 'options',
		options: [
			{ name: 'Hold: Change Neither and Report', value: 'hold' },
			{ name: 'Shopify Wins', value: 'shopifyWins' },
			{ name: 'Wati Wins', value: 'watiWins' },
		],
		default: 'shopifyWins',
		description: 'Which side is right where both changed the same field. An opt-out always wins.',
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
				displayName: 'Consent Attribute',
				name: 'consentAttribute',
				type: 'string',
				default: CONSENT_ATTRIBUTE,
				description:
					'The attribute that says true or false for rules and segments in Wati. Empty: write none.',
			},
		],
	},
];

const CONFLICT_RULES = {
	shopifyWins: 'customerWins',
	watiWins: 'contactWins',
	hold: 'hold',
} as const;

/** How this run writes: the same for all its items. */
export function readSettings(context: IExecuteFunctions): {
	readonly settings: PlanSettings;
	readonly dryRun: boolean;
} {
	const rule = context.getNodeParameter('conflictRule', 0, 'shopifyWins') as string;
	const options = context.getNodeParameter('options', 0, {}) as {
		campaignParameter?: string;
		consentAttribute?: string;
	};
	return {
		settings: {
			names: linkNames((options.consentAttribute ?? CONSENT_ATTRIBUTE).trim()),
			conflictRule: CONFLICT_RULES[rule as keyof typeof CONFLICT_RULES] ?? 'hold',
			campaignParameter: (options.campaignParameter ?? CAMPAIGN_PARAMETER).trim(),
		},
		dryRun: context.getNodeParameter('dryRun', 0, false) === true,
	};
}
