const ENTITIES = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
	['nbsp', ' '],
]);

/** HTML's text as a reader sees it, with its references resolved. */
export const decoded = (text: string): string =>
	text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (reference, name: string) => {
		if (!name.startsWith('#')) return ENTITIES.get(name) ?? reference;
		const hexadecimal = /^#x/i.test(name);
		return String.fromCodePoint(parseInt(name.slice(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10));
	});

/** The text behind the first `from` and before the next `to`; empty when there is no `from`. */
export function between(text: string, from: string, to: string): string {
	const start = text.indexOf(from);
	if (start < 0) return '';
	const rest = text.slice(start + from.length);
	const end = to === '' ? -1 : rest.indexOf(to);
	return end < 0 ? rest : rest.slice(0, end);
}

/** What a piece of HTML says, without what is not shown: one line a block. */
export const plainText = (html: string): string =>
	decoded(
		html
			.replace(/<(style|script|svg)\b[^]*?<\/\1>/g, '')
			.replace(/<p class='[^']*error-hidden[^]*?<\/p>/g, '')
			.replace(/<input type="hidden"[^>]*>/g, '')
			.replace(/<[^>]*$/, '')
			.replace(/<(\/?(p|div|tr|li|dt|dd|h\d|option|label|table)|br)\b[^>]*>/g, '\n')
			.replace(/<\/t[dh]>/g, ' ')
			.replace(/<[^>]+>/g, ''),
	)
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '')
		.join('\n');

/** The value of an attribute in a tag. */
export function attribute(tag: string, name: string): string | undefined {
	const [, , value] = new RegExp(`\\s${name}=(['"])([^]*?)\\1`).exec(tag) ?? [];
	return value === undefined ? undefined : decoded(value);
}

/** Where the links of a page lead. */
export const linksOf = (html: string, base: string): readonly string[] =>
	[...html.matchAll(/\bhref=(['"])([^]*?)\1/g)].map(
		([, , href]) => new URL(decoded(href ?? ''), base).href,
	);
