const LONGEST_MESSAGE = 500;

/** E-mail addresses, and whatever is long and random enough to be a key. */
const PRIVATE: readonly (readonly [RegExp, string])[] = [
	[/[^\s"'<>(),:;]+@[^\s"'<>(),:;]+\.[^\s"'<>(),:;.]+/g, '(e-mail)'],
	[/\bBearer\s+\S+/gi, 'Bearer (hidden)'],
	[/\b(?:shp(?:at|ca|pa|ss)_\w+|eyJ[\w.-]{20,})/g, '(hidden)'],
];

/** A message fit to be kept: one line, not long, without addresses and secrets. */
export function keptMessage(text: string): string {
	const plain = PRIVATE.reduce((before, [found, instead]) => before.replace(found, instead), text);
	return plain.replace(/\s+/g, ' ').trim().slice(0, LONGEST_MESSAGE);
}
