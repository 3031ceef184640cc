export type Channel = 'email' | 'sms' | 'whatsApp';
export const CHANNELS: readonly Channel[] = ['email', 'sms', 'whatsApp'];

export type ConsentState =
	| 'INVALID'
	| 'NOT_SUBSCRIBED'
	| 'PENDING'
	| 'REDACTED'
	| 'SUBSCRIBED'
	| 'UNSUBSCRIBED';
export type OptInLevel = 'CONFIRMED_OPT_IN' | 'SINGLE_OPT_IN' | 'UNKNOWN';

export interface Consent {
	readonly state: ConsentState;
	readonly optInLevel: OptInLevel | null;
	readonly updatedAt: number | null;
	readonly collectedFrom: 'OTHER' | 'SHOPIFY';
}

export interface AddressFields {
	readonly address1?: string | null;
	readonly address2?: string | null;
	readonly city?: string | null;
	readonly company?: string | null;
	readonly countryCode?: string | null;
	readonly firstName?: string | null;
	readonly lastName?: string | null;
	readonly phone?: string | null;
	readonly provinceCode?: string | null;
	readonly zip?: string | null;
}

export type Address = { readonly id: number } & {
	readonly [field in keyof Required<AddressFields>]: string | null;
};

export interface Metafield {
	readonly id: number;
	readonly namespace: string;
	readonly key: string;
	readonly type: string;
	readonly value: string;
	readonly createdAt: number;
	readonly updatedAt: number;
}

/** Never changed in place: the search index and the webhooks keep the customer as it was. */
export interface Customer {
	readonly id: number;
	readonly createdAt: number;
	readonly updatedAt: number;
	readonly firstName: string | null;
	readonly lastName: string | null;
	readonly email: string | null;
	readonly phone: string | null;
	readonly note: string | null;
	readonly locale: string;
	readonly tags: readonly string[];
	readonly taxExempt: boolean;
	readonly taxExemptions: readonly string[];
	readonly multipassIdentifier: string | null;
	readonly numberOfOrders: number;
	readonly addresses: readonly Address[];
	readonly consents: Readonly<Record<Channel, Consent>>;
	readonly metafields: readonly Metafield[];
}

/** Observed: nobody was asked, yet the opt-in level says single. */
export const NEVER_ASKED: Readonly<Record<Channel, Consent>> = {
	email: {
		state: 'NOT_SUBSCRIBED',
		optInLevel: 'SINGLE_OPT_IN',
		updatedAt: null,
		collectedFrom: 'OTHER',
	},
	sms: {
		state: 'NOT_SUBSCRIBED',
		optInLevel: 'SINGLE_OPT_IN',
		updatedAt: null,
		collectedFrom: 'OTHER',
	},
	whatsApp: { state: 'NOT_SUBSCRIBED', optInLevel: null, updatedAt: null, collectedFrom: 'OTHER' },
};

export function blankCustomer(id: number, now: number): Customer {
	return {
		id,
		createdAt: now,
		updatedAt: now,
		firstName: null,
		lastName: null,
		email: null,
		phone: null,
		note: null,
		locale: 'en',
		tags: [],
		taxExempt: false,
		taxExemptions: [],
		multipassIdentifier: null,
		numberOfOrders: 0,
		addresses: [],
		consents: NEVER_ASKED,
		metafields: [],
	};
}

export function displayName({ firstName, lastName, email, phone }: Customer): string {
	const name = [firstName, lastName].filter((part) => part !== null).join(' ');
	return name || email || phone || '';
}
