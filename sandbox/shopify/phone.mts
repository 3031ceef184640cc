import parsePhoneNumber, { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';

/** E.164, or undefined for what Shopify calls invalid. Bare digits need a country to lean on. */
export function normalisePhone(
	raw: string,
	countries: ReadonlyArray<string | null | undefined>,
): string | undefined {
	const international = raw.trim().startsWith('+');
	const known = countries.filter(isCountry);
	for (const country of international ? [undefined] : known) {
		const parsed = parsePhoneNumber(raw.trim(), {
			...(country && { defaultCountry: country }),
			extract: false,
		});
		if (parsed?.isValid() && parsed.ext === undefined) return parsed.number;
	}
	return undefined;
}

function isCountry(code: string | null | undefined): code is CountryCode {
	return typeof code === 'string' && isSupportedCountry(code);
}
