export const MAX_TAGS = 250;
export const MAX_TAG_LENGTH = 255;

/** Customer tags are case-insensitive shop-wide: the first spelling seen is the spelling. */
export class TagSpellings {
	readonly #byKey = new Map<string, string>();

	/** What Shopify makes of a list: split on commas, trimmed, no blanks, one spelling each. */
	read(raw: readonly string[]): string[] {
		const tags = raw.flatMap((entry) => entry.split(',')).map((tag) => tag.trim());
		return sorted(tags.filter((tag) => tag !== '').map((tag) => this.#spelling(tag)));
	}

	remember(tags: readonly string[]): void {
		for (const tag of tags) this.#byKey.set(tagKey(tag), tag);
	}

	#spelling(tag: string): string {
		return this.#byKey.get(tagKey(tag)) ?? tag;
	}
}

export function withTags(tags: readonly string[], added: readonly string[]): string[] {
	return sorted([...tags, ...added]);
}

export function withoutTags(tags: readonly string[], removed: readonly string[]): string[] {
	const keys = new Set(removed.map(tagKey));
	return tags.filter((tag) => !keys.has(tagKey(tag)));
}

function sorted(tags: readonly string[]): string[] {
	const byKey = new Map<string, string>();
	for (const tag of tags) if (!byKey.has(tagKey(tag))) byKey.set(tagKey(tag), tag);
	return [...byKey.keys()].sort().map((key) => byKey.get(key) ?? key);
}

function tagKey(tag: string): string {
	return tag.toLowerCase();
}
