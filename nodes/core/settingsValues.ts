import { getCountries } from 'libphonenumber-js/max';

/** How the text in a row becomes a value. */
export interface Reading<T> {
	/** What may stand there, for a person who has to mend it. */
	readonly allowed: string;
	/** `undefined` where the text is none of it: nothing is guessed. */
	readonly read: (text: string) => T | undefined;
}

const folded = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, '');

const YES = ['yes', 'on', 'true', '1'];
const NO = ['no', 'off', 'false', '0'];

function readSwitch(text: string): boolean | undefined {
	if (YES.includes(folded(text))) return true;
	return NO.includes(folded(text)) ? false : undefined;
}

export const onOrOff: Reading<boolean> = { allowed: 'on or off', read: readSwitch };

export const yesOrNo: Reading<boolean> = { allowed: 'yes or no', read: readSwitch };

/** One of a few words, however they are spelled: `Whats App`, `whats_app`. */
export const oneOf = <T extends string>(...words: readonly T[]): Reading<T> => ({
	allowed: `${words.slice(0, -1).join(', ')} or ${words.slice(-1).join('')}`,
	read: (text) => words.find((word) => folded(word) === folded(text)),
});

export const wholeNumber = (least: number, most = Number.MAX_SAFE_INTEGER): Reading<number> => ({
	allowed:
		most === Number.MAX_SAFE_INTEGER
			? `a whole number from ${least} on, without dots or spaces`
			: `a whole number from ${least} to ${most}`,
	read: (text) => {
		const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
		return number >= least && number <= most ? number : undefined;
	},
});

const percentage = wholeNumber(1, 100);

/** Written with or without its sign. */
export const percent: Reading<number> = {
	...percentage,
	read: (text) => percentage.read(text.replace(/\s*%$/, '')),
};

/** Only a country that has phone numbers: others would pass and then help with no number. */
export const countryOrNone: Reading<string> = {
	allowed: 'a country code of two letters, such as DE or GB, or nothing',
	read: (text) => {
		const code = text.toUpperCase();
		return code === '' || getCountries().some((one) => one === code) ? code : undefined;
	},
};

/** A prefix of attribute names, as the mapping takes it. */
export const namePrefix: Reading<string> = {
	allowed: 'up to 20 lower-case letters, digits and underscores, or nothing',
	read: (text) => (/^[a-z0-9_]{0,20}$/.test(text) ? text : undefined),
};

export const freeText: Reading<string> = { allowed: 'any text, or nothing', read: (text) => text };
