import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { PlanSettings } from '../core/write';
import { directionProperty } from '../n8n/directionProperty';
import { asFlag, asIds, asText } from '../n8n/parameters';
import { CAMPAIGN_PARAMETER, CONSENT_ATTRIBUTE, isSyncsOwn, linkNames } from '../wati/linkNames';

const FOR_A_PAGE_OF_CUSTOMERS = {
	show: { '/output': ['summary'], '/direction': ['shopifyToWati'] },
};

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
		displayName: 'Output',
		name: 'output',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Each Record',
				value: 'records',
				description: 'Each item comes out with its outcome',
			},
			{
				name: 'Summary',
				value: 'summary',
				description: 'One item with the counts of all, and what was left out and why',
			},
		],
		default: 'records',
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
			{
				displayName: 'Creations Begun Before',
				name: 'begunBefore',
				type: 'json',
				default: '[]',
				displayOptions: FOR_A_PAGE_OF_CUSTOMERS,
				description:
					'Customer IDs that an interrupted run of the same page set out to create. Those found in step now are counted as created.',
			},
			{
				displayName: 'Put Off Partial Batches',
				name: 'putOffPartialBatches',
				type: 'boolean',
				default: false,
				displayOptions: FOR_A_PAGE_OF_CUSTOMERS,
				description:
					'Whether to write updates only by full hundreds and leave the rest to the next page, which lists these customers once more. Opt-outs are never put off.',
			},
			{
				displayName: 'When Not Found',
				name: 'whenNotFound',
				type: 'options',
				options: [
					{
						name: 'Create a Customer',
						value: 'create',
					},
					{
						name: 'Skip',
						value: 'skip',
						description: 'The contact is left to its next message',
					},
				],
				default: 'create',
				displayOptions: { show: { '/direction': ['watiToShopify'] } },
				description: 'What becomes of a contact that has no customer in Shopify',
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

/** Whether a contact without a customer gets one. Whatever does not clearly say so skips it. */
export function mayCreate(context: IExecuteFunctions, itemIndex: number): boolean {
	const options = context.getNodeParameter('options', itemIndex, {}) as { whenNotFound?: unknown };
	return ['', 'create'].includes(asText(options.whenNotFound));
}

/** How a whole run is told, and what it leaves to the next. */
export interface RunSettings {
	readonly summary: boolean;
	readonly onlyFullCalls: boolean;
	readonly begun: ReadonlySet<string>;
}

/** Only a summary names those that were put off, so that they are not lost. */
export function readRunSettings(context: IExecuteFunctions): RunSettings {
	const summary = context.getNodeParameter('output', 0, 'records') === 'summary';
	const options = context.getNodeParameter('options', 0, {}) as {
		begunBefore?: unknown;
		putOffPartialBatches?: unknown;
	};
	return {
		summary,
		onlyFullCalls: summary && asFlag(options.putOffPartialBatches),
		begun: new Set(asIds(options.begunBefore)),
	};
}

/** Whether a name of the options is written for something else already. */
export function hasTakenName({ settings }: UpsertSettings, mapped: readonly string[]): boolean {
	const taken = new Set(mapped.map((name) => name.toLowerCase()));
	return [settings.names.consent, settings.campaignParameter].some(
		(name) => isSyncsOwn(name) || taken.has(name.toLowerCase()),
	);
}
