import type { AddressFields, Customer } from '../customer.mts';

/** What a person or an app may say of a customer. An absent field is left as it is. */
export interface CustomerFields {
	readonly firstName?: string | null;
	readonly lastName?: string | null;
	readonly email?: string | null;
	readonly phone?: string | null;
	readonly note?: string | null;
	readonly locale?: string | null;
	readonly tags?: readonly string[] | null;
	readonly taxExempt?: boolean | null;
	readonly taxExemptions?: readonly string[] | null;
	readonly multipassIdentifier?: string | null;
	readonly addresses?: readonly AddressFields[] | null;
}

type TextField = 'firstName' | 'lastName' | 'note' | 'multipassIdentifier';

/** A blank is no value: Shopify stores null. */
export function blankToNull(text: string): string | null {
	const trimmed = text.trim();
	return trimmed === '' ? null : trimmed;
}

export function textOf(fields: CustomerFields, name: TextField, before: Customer): string | null {
	const text = fields[name];
	return text === undefined ? before[name] : text === null ? null : blankToNull(text);
}
