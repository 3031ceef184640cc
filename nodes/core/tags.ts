import anyAscii from 'any-ascii';
import { fingerprint } from './fingerprint';
import { problem, type Problem } from './reasons';

export interface TagRules {
	/** Put before each attribute name; may be empty. */
	readonly prefix: string;
	/** Only these tags, case-insensitively; empty means all. */
	readonly include: readonly string[];
	readonly exclude: readonly string[];
	readonly maximum: number;
	/** Attribute names that a tag may not take, compared case-insensitively. */
	readonly reserved: readonly string[];
}

export interface MappedTags {
	/** Attribute name to the tag as it is spelled. */
	readonly tags: Readonly<Record<string, string>>;
	/** Attributes of tags that the customer has and the rules leave out: not told, not removed. */
	readonly leftOut: readonly string[];
	/** The same of tags for which there is no room: those that the contact has already stay carried. */
	readonly beyondLimit: Readonly<Record<string, string>>;
	readonly problems: readonly Problem[];
}

/** No limit is documented; fifty characters of this alphabet are safe. */
export const MAX_NAME_LENGTH = 50;

const slug = (text: string): string =>
	anyAscii(text)
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_+|_+$/g, '');

/**
 * The attribute name of a tag: lower_snake_case with the prefix. Other scripts are transliterated,
 * a long name ends in a fingerprint so that two long tags stay two.
 */
export function tagAttribute(tag: string, prefix: string): string {
	const name = prefix + (slug(tag) || `x${fingerprint(tag.toLowerCase(), 8)}`);
	if (name.length <= MAX_NAME_LENGTH) return name;
	const ending = `_${fingerprint(tag.toLowerCase(), 8)}`;
	return name.slice(0, MAX_NAME_LENGTH - ending.length) + ending;
}

const sameTag = (tag: string) => (other: string) =>
	other.trim().toLowerCase() === tag.trim().toLowerCase();

const inOrder = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** What the tags of a customer become as attributes, and which of them are left out and why. */
export function mapTags(all: readonly string[], rules: TagRules): MappedTags {
	const tags = new Map<string, string>();
	const leftOut = new Set<string>();
	const beyond = new Map<string, string>();
	const problems: Problem[] = [];
	const reserved = new Set(rules.reserved.map((name) => name.toLowerCase()));

	const sorted = all
		.map((tag) => tag.trim())
		.filter((tag) => tag !== '')
		.sort((a, b) => inOrder(a.toLowerCase(), b.toLowerCase()) || inOrder(a, b));
	for (const tag of sorted) {
		const attribute = tagAttribute(tag, rules.prefix);
		const first = tags.get(attribute);
		const wanted =
			(rules.include.length === 0 || rules.include.some(sameTag(tag))) &&
			!rules.exclude.some(sameTag(tag));
		if (!wanted) {
			leftOut.add(attribute);
		} else if (reserved.has(attribute)) {
			leftOut.add(attribute);
			problems.push(problem('tagNameReserved', tag, `Attribute: ${attribute}.`));
		} else if (first !== undefined) {
			if (!sameTag(tag)(first))
				problems.push(problem('tagNameShared', tag, `Other tag: ${first}.`));
		} else if (tags.size >= rules.maximum) {
			beyond.set(attribute, tag);
			problems.push(problem('tooManyTags', tag, `Limit: ${rules.maximum}.`));
		} else {
			tags.set(attribute, tag);
		}
	}
	const kept = [...leftOut].filter((attribute) => !tags.has(attribute) && !beyond.has(attribute));
	return {
		tags: Object.fromEntries(tags),
		leftOut: kept,
		beyondLimit: Object.fromEntries(beyond),
		problems,
	};
}

/** Whether an attribute's text means yes. Anything else, and nothing at all, means no. */
export function isTrue(value: string | null | undefined): boolean {
	return /^\s*(true|1|yes)\s*$/i.test(value ?? '');
}
