import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

declare const e164: unique symbol;
/** A valid number in international form, such as `+14155552671`. `toE164` is its only maker. */
export type E164 = string & { readonly [e164]: true };

const INTERNATIONAL_PREFIX = /^00(?=[1-9])/;

/** Copied numbers carry marks of the direction of writing, which nobody sees. */
const INVISIBLE = /\p{Cf}/gu;

/**
 * Reads a number as people write it. Without a country code it needs `defaultCountry` (ISO 3166,
 * such as `DE`). A number that is not certainly valid is `undefined`: a guess merges two people.
 */
export function toE164(raw: string, defaultCountry?: string): E164 | undefined {
	const country = defaultCountry?.trim().toUpperCase();
	const written = raw.replace(INVISIBLE, '').trim();
	const readings = [written, written.replace(INTERNATIONAL_PREFIX, '+')];
	for (const reading of readings) {
		const number = parsePhoneNumberFromString(reading, {
			...(country ? { defaultCountry: country as CountryCode } : {}),
			extract: false,
		});
		if (number?.isValid() && !number.ext) return number.number as string as E164;
	}
	return undefined;
}

/** The digits alone, as WhatsApp identifies a number: `14155552671`. */
export function digitsOf(number: string): string {
	return number.replace(/\D/g, '');
}

/**
 * The other spellings under which WhatsApp may know the same line: Brazil's ninth digit, Mexico's
 * and Argentina's mobile prefixes. Each numbering plan changed while old accounts kept their id.
 */
export function nationalVariants(number: E164): readonly string[] {
	const brazil = /^\+55(\d\d)(9?)(\d{8})$/.exec(number);
	if (brazil) {
		const [, area, ninth, line] = brazil;
		const mobile = /^[6-9]/.test(line ?? '');
		if (ninth) return mobile ? [`+55${area}${line}`] : [];
		return mobile ? [`+55${area}9${line}`] : [];
	}
	const mexico = /^\+52(1?)(\d{10})$/.exec(number);
	if (mexico) return [mexico[1] ? `+52${mexico[2]}` : `+521${mexico[2]}`];
	const argentina = /^\+54(9?)(\d{10})$/.exec(number);
	if (argentina) return [argentina[1] ? `+54${argentina[2]}` : `+549${argentina[2]}`];
	return [];
}
