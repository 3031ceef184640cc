/** A name as a customer has it, in two parts. */
export interface PersonName {
	readonly firstName: string;
	readonly lastName: string | null;
}

const SYMBOLS =
	/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Cc}\p{Cf}\ufe0f\u20e3]/gu;

/**
 * Reads the name that somebody gave themselves on WhatsApp: symbols are left out, the first word
 * is the first name. `undefined` when nothing of it is a name, such as a number.
 */
export function readPersonName(shown: string): PersonName | undefined {
	const words = shown.replace(SYMBOLS, ' ').split(/\s+/).filter(Boolean);
	const [firstName, ...rest] = words;
	const isName = /\p{L}/u.test(words.join('')) && !shown.includes('@');
	if (firstName === undefined || !isName) return undefined;
	return { firstName, lastName: rest.join(' ') || null };
}
