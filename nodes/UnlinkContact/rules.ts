import type { IExecuteFunctions } from 'n8n-workflow';
import type { PlanSettings } from '../core/write';
import { asFlag, asText } from '../n8n/parameters';
import type { GoneRules } from '../sync/gone';
import { CAMPAIGN_PARAMETER, CONSENT_ATTRIBUTE, isSyncsOwn, linkNames } from '../wati/linkNames';
import { EMAIL_ATTRIBUTE, MERGE_SECONDS } from './properties';

/** How one item is dealt with. */
export interface UnlinkSettings {
	readonly settings: PlanSettings;
	readonly rules: GoneRules;
	readonly dryRun: boolean;
	/** How long the news of a deletion waits for those of a merge. */
	readonly mergeSeconds: number;
}

interface Options {
	readonly campaignParameter?: unknown;
	readonly consentAttribute?: unknown;
	readonly emailAttribute?: unknown;
	readonly erasedAttributes?: unknown;
	readonly mergeSeconds?: unknown;
}

const LONGEST_WAIT = 60;
const CHANNELS = ['email', 'sms', 'whatsApp', 'none'] as const;

const listOf = (text: string): readonly string[] =>
	text
		.split(',')
		.map((one) => one.trim())
		.filter((one) => one !== '');

const secondsIn = (given: unknown): number => {
	const seconds = Number(given ?? MERGE_SECONDS);
	return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_WAIT) : MERGE_SECONDS;
};

/** Whether a name of the options is one that the sync needs for something else. */
const isTaken = ({ settings, rules }: UnlinkSettings): boolean =>
	[settings.names.consent, settings.campaignParameter, ...rules.removal.attributes].some(
		isSyncsOwn,
	);

/**
 * The node's parameters for one item, or what is wrong with them in a sentence. Whatever does not
 * clearly mean *write* is a dry run or leaves the contact as it is.
 */
export function readRules(
	context: IExecuteFunctions,
	itemIndex: number,
): UnlinkSettings | { readonly flaw: string } {
	const parameter = (name: string, fallback: unknown): unknown =>
		context.getNodeParameter(name, itemIndex, fallback);
	const options = parameter('options', {}) as Options;
	const text = asText(parameter('consentChannel', 'email'));
	const channel = CHANNELS.find((one) => one === text);
	if (!channel) return { flaw: `"${text}" is no consent channel: email, sms, whatsApp or none.` };
	const prefix = asText(parameter('tagPrefix', 'tag_')).toLowerCase();
	const names = linkNames(asText(options.consentAttribute ?? CONSENT_ATTRIBUTE));
	const campaignParameter = asText(options.campaignParameter ?? CAMPAIGN_PARAMETER);
	const read: UnlinkSettings = {
		settings: { names, conflictRule: 'customerWins', campaignParameter },
		rules: {
			whenDeleted: parameter('whenDeleted', 'unlink') === 'unlink' ? 'unlink' : 'leave',
			channel,
			emailAttribute: asText(options.emailAttribute ?? EMAIL_ATTRIBUTE),
			removal: {
				names,
				campaignParameter,
				consent: channel === 'none' ? 'none' : 'synced',
				tagPrefix: asFlag(parameter('syncTags', true)) ? { text: prefix } : 'none',
				attributes: listOf(asText(options.erasedAttributes ?? EMAIL_ATTRIBUTE)),
			},
		},
		dryRun: asFlag(parameter('dryRun', false)),
		mergeSeconds: secondsIn(options.mergeSeconds),
	};
	return isTaken(read)
		? { flaw: 'A name in the options belongs to the link or the sync record: choose another one.' }
		: read;
}
