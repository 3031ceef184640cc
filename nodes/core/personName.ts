/** A name as a customer has it, in two parts. */
export interface PersonName {
	readonly firstName: string;
	readonly lastName: string | null;
}

/** Joiners are part of some scripts' letters; only beside a symbol they mean nothing. */
const SYMBOLS =
	/\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)*|[\p{Emoji_Modifier}\p{Regional_Indicator}\p{Cc}\ufe0f\u20e3]/gu;

/** Marks that nobody sees, but for the two joiners. */
const INVISIBLE = /(?![\u200c\u200d])\p{Cf}/gu;

/**
 * Reads the name that somebody gave themselves on WhatsApp: symbols are left out, the first word
 * is the first name. `undefined` when nothing of it is a name, such as a number.
 */
export function readPersonName(shown: string): PersonName | undefined {
	const words = shown.replace(SYMBOLS, ' ').replace(INVISIBLE, '').split(/\s+/).filter(Boolean);
	const [firstName, ...rest] = words;
	const isName = /\p{L}/u.test(words.join('')) && !shown.includes('@');
	if (firstName === undefined || !isName) return undefined;
	return { firstName, lastName: rest.join(' ') || null };
}
