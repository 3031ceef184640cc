export type AttributeType = 'text' | 'number' | 'boolean' | 'date';

/** What a field of a customer can hold. */
export type FieldValue = string | number | boolean | readonly string[] | null;

const YES = /^(true|yes|1)$/i;
const NO = /^(false|no|0)$/i;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:$|T)/;
const LINE_BREAKS = /\s*[\r\n\u2028\u2029]+\s*/g;

const asText = (value: FieldValue): string =>
	(Array.isArray(value) ? value.join(', ') : String(value)).replace(LINE_BREAKS, ' ').trim();

function asNumber(text: string): string | undefined {
	if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
	const number = Number(text);
	return Number.isFinite(number) ? String(number) : undefined;
}

function asBoolean(text: string): string | undefined {
	if (YES.test(text)) return 'true';
	return NO.test(text) ? 'false' : undefined;
}

/** The calendar day as written; a time zone is not guessed. */
function asDate(text: string): string | undefined {
	const [, year, month, day] = ISO_DATE.exec(text) ?? [];
	if (year === undefined || month === undefined || day === undefined) return undefined;
	const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
	const exists = !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
	return exists ? `${year}-${month}-${day}` : undefined;
}

/**
 * A value as an attribute of that type holds it: attributes are single-line text. `null` for
 * nothing, `undefined` when the value is not of the type.
 */
export function toAttributeText(value: FieldValue, type: AttributeType): string | null | undefined {
	if (value === null) return null;
	const text = asText(value);
	if (text === '') return null;
	switch (type) {
		case 'text':
			return text;
		case 'number':
			return asNumber(text);
		case 'boolean':
			return asBoolean(text);
		case 'date':
			return asDate(text);
	}
}
