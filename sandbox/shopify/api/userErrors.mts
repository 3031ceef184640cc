import type { Refusal } from '../refusal.mts';

/** User errors as a mutation reports them: under its own prefix. */
export function userErrors(refusals: readonly Refusal[], prefix: readonly string[] = []) {
	return refusals.map(({ field, message, code }) => ({
		message,
		code,
		field: field === null ? (prefix.length > 0 ? prefix : null) : [...prefix, ...field],
	}));
}
