import type { AgreedConsent, CustomerConsent } from '../../nodes/core/ledger.ts';
import type { Heard } from '../../nodes/core/profile.ts';
import type { Reason } from '../../nodes/core/reasons.ts';
import { MORNING } from './people.mts';

/** The customer: subscribed, unsubscribed, not subscribed, or without an address to hold a consent. */
export type InShopify = 'S' | 'U' | 'N' | 'X';
/** Allow campaign. */
export type InWati = 'on' | 'off';

export const STATES: Readonly<Record<InShopify, CustomerConsent>> = {
	S: 'subscribed',
	U: 'unsubscribed',
	N: 'notSubscribed',
	X: 'notSubscribed',
};

const asked = { value: false, parameter: 'allowbroadcast' } as const;
const entry = (customer: CustomerConsent, contact: boolean): AgreedConsent => ({
	customer,
	contact,
	at: MORNING,
});

/** What the ledger can say of both sides when they were last in step. */
export const LEDGERS = {
	none: undefined,
	'S+': entry('subscribed', true),
	'S-': entry('subscribed', false),
	'U+': entry('unsubscribed', true),
	'U-': entry('unsubscribed', false),
	'N+': entry('notSubscribed', true),
	'N-': entry('notSubscribed', false),
	/** The contact's opt-out was not taken by Shopify yet. */
	pending: { ...entry('subscribed', true), asked },
	/** Wati was asked to switch campaigns off, and it is not known whether it did. */
	asked: { ...entry('unsubscribed', true), asked },
	askedN: { ...entry('notSubscribed', true), asked },
	/** The customer has no address; campaigns stay allowed. */
	left: { ...entry('notSubscribed', true), left: true },
} as const satisfies Readonly<Record<string, AgreedConsent | undefined>>;

export type LedgerName = keyof typeof LEDGERS;
export const LEDGER_NAMES = Object.keys(LEDGERS) as readonly LedgerName[];

export interface ConsentEffect {
	/** What is written to Shopify. */
	readonly shopify?: 'subscribed' | 'unsubscribed';
	/** What Allow campaign is asked to become. */
	readonly wati?: InWati;
	readonly tells?: Reason;
}

export interface ConsentCase {
	readonly situation: string;
	readonly shopify: InShopify;
	readonly wati: InWati;
	/** The person's word in the message that began a run from Wati. */
	readonly heard: readonly (Heard | 'nothing')[];
	/** All that the ledger may say for this to hold. */
	readonly before: readonly LedgerName[];
	/** Absent where a message is what the row is about: it begins no such run. */
	readonly shopifyToWati?: ConsentEffect;
	readonly watiToShopify: ConsentEffect;
}
