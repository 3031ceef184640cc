import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { PlanSettings } from '../core/write';
import { directionProperty } from '../n8n/directionProperty';
import { asFlag, asText } from '../n8n/parameters';
import { CAMPAIGN_PARAMETER, CONSENT_ATTRIBUTE, isSyncsOwn, linkNames } from '../wati/linkNames';

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

/** How one item is written. */
export interface UpsertSettings {
	readonly settings: PlanSettings;
	readonly dryRun: boolean;
}

/** The node's parameters for one item. Whatever does not clearly mean *write* is a dry run. */
export function readSettings(context: IExecuteFunctions, itemIndex: number): UpsertSettings {
	const rule = asText(context.getNodeParameter('conflictRule', itemIndex, 'shopifyWins'));
	const options = context.getNodeParameter('options', itemIndex, {}) as {
		campaignParameter?: unknown;
		consentAttribute?: unknown;
	};
	return {
		settings: {
			names: linkNames(asText(options.consentAttribute ?? CONSENT_ATTRIBUTE)),
			conflictRule: CONFLICT_RULES[rule as keyof typeof CONFLICT_RULES] ?? 'hold',
			campaignParameter: asText(options.campaignParameter ?? CAMPAIGN_PARAMETER),
		},
		dryRun: asFlag(context.getNodeParameter('dryRun', itemIndex, false)),
	};
}

/** Whether a name of the options is written for something else already. */
export function hasTakenName({ settings }: UpsertSettings, mapped: readonly string[]): boolean {
	const taken = new Set(mapped.map((name) => name.toLowerCase()));
	return [settings.names.consent, settings.campaignParameter].some(
		(name) => isSyncsOwn(name) || taken.has(name.toLowerCase()),
	);
}
