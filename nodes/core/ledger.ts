import { fingerprint } from './fingerprint';
import type { ReadState } from './stale';

/** A value of a field on one side; `null` is empty. */
export type Value = string | null;

/** What one field was on each side when last in step; they differ where a rule left them so. */
export interface Agreed {
	readonly customer: Value;
	readonly contact: Value;
}

export type CustomerConsent = 'subscribed' | 'unsubscribed' | 'notSubscribed';

export interface AgreedConsent {
	readonly customer: CustomerConsent;
	/** Whether campaigns were allowed on the contact. */
	readonly contact: boolean;
	/** What was asked for with the parameter of that name, when it was not known to follow. */
	readonly asked?: { readonly value: boolean; readonly parameter: string };
	/** The customer could not hold the consent: both sides stay as they are, though they differ. */
	readonly left?: true;
	/** The way by which the customer was asked; another way is another consent. */
	readonly channel?: string;
	/** When the customer's consent was given or taken, as the shop says (ISO 8601). */
	readonly at?: string;
}

/** What both sides agreed on when they were last in step. It is kept on the contact. */
export interface Ledger {
	/** The customer's last change, and when it was read: two changes may share one second. */
	readonly updatedAt: string;
	readonly readAt: string;
	/** By attribute name in lower case. Values are tokens: compare with `remembers`. */
	readonly fields: Readonly<Record<string, Agreed>>;
	/** Attribute name to the tag's spelling, where it is known. */
	readonly tags: Readonly<Record<string, string>>;
	readonly consent?: AgreedConsent;
	/** What runs from the contact to the customer have settled since the last run the other way. */
	readonly pushes?: readonly Push[];
}

/** An older state of the customer than this says nothing about these entries any more. */
export interface Push extends ReadState {
	/** Keys of fields and tags, and `CONSENT_KEY`; `all` for all that the ledger had then. */
	readonly keys: readonly string[] | 'all';
}

/** Stands for the consent among the keys of a push: no attribute's name has such a sign. */
export const CONSENT_KEY = '!';

/** Longer texts are kept as a fingerprint. */
export const LONGEST_PLAIN = 40;

/** What the ledger keeps of a value: itself when short, else a fingerprint. */
export function token(value: Value): Value {
	if (value === null || value === '') return null;
	if (value.length > LONGEST_PLAIN) return `#${value.length}.${fingerprint(value, 16)}`;
	return value.startsWith('#') || value.startsWith('=') ? `=${value}` : value;
}

/** Whether a token was made of this value. */
export function remembers(kept: Value, value: Value): boolean {
	return kept === token(value);
}
