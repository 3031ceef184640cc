import type { IExecuteFunctions } from 'n8n-workflow';
import { asFlag, asText } from '../n8n/parameters';

/** How tags and attributes correspond, in both directions alike. */
export interface TagRulesParameter {
	readonly prefix: string;
	readonly include: readonly string[];
	readonly exclude: readonly string[];
	readonly maximum: number;
}

/** What is wrong with a parameter, in a sentence. */
export interface TagsFlaw {
	readonly flaw: string;
}

interface OptionsParameter {
	readonly excludeTags?: unknown;
	readonly includeTags?: unknown;
	readonly maximumTags?: unknown;
}

const DEFAULT_MAXIMUM_TAGS = 100;
const PREFIX = /^[a-z0-9_]{0,20}$/;

const listOf = (text: unknown): readonly string[] =>
	asText(text)
		.split(',')
		.map((one) => one.trim())
		.filter((one) => one !== '');

/** The parameters about tags, for one item; `none` when tags are not synced. */
export function readTagRules(
	context: IExecuteFunctions,
	itemIndex: number,
): TagRulesParameter | TagsFlaw | 'none' {
	if (!asFlag(context.getNodeParameter('syncTags', itemIndex, true))) return 'none';
	const prefix = asText(context.getNodeParameter('tagPrefix', itemIndex, 'tag_'));
	if (!PREFIX.test(prefix)) {
		return {
			flaw: `"${prefix}" cannot be a tag prefix: use up to 20 lower-case letters, digits and underscores.`,
		};
	}
	const options = context.getNodeParameter('options', itemIndex, {}) as OptionsParameter;
	return {
		prefix,
		include: listOf(options.includeTags),
		exclude: listOf(options.excludeTags),
		maximum: Number(options.maximumTags) || DEFAULT_MAXIMUM_TAGS,
	};
}
