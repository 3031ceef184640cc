import { Refusal } from './refusal.mts';

/** As v3 wants it: the parameter must be there, and be a whole number from 1. */
export function requiredInteger(query: URLSearchParams, name: string, max: number): number {
	const text = query.get(name) ?? '';
	const number = Number(text);
	if (/^\d{1,9}$/.test(text) && number >= 1 && number <= max) return number;
	throw new Refusal('shape', `${name} is required, from 1 to ${max}`);
}

export function optionalDate(query: URLSearchParams, name: string): number | undefined {
	const text = query.get(name);
	if (text === null) return undefined;
	const at = Date.parse(text);
	if (Number.isNaN(at)) throw new Refusal('shape', `${name} is not a date`);
	return at;
}
