import type { ImportJob } from './importJob.mts';

/** What the page shows and what a person may do on it. `start.mts` ties it to the two sandboxes. */
export interface World {
	readonly shop: Shop;
	readonly wati: Wati;
	/** The last runs, the newest first. Rejects while n8n does not answer. */
	runs(): Promise<readonly Run[]>;
	/** The last import of older customers that was started. Rejects while n8n does not answer. */
	lastImport(): Promise<ImportJob | null>;
	readonly links: Links;
	/** Calls back after any change of customers, contacts or runs; returns how to stop. */
	onChange(listener: () => void): () => void;
}

export interface Shop {
	readonly name: string;
	readonly domain: string;
	customers(): readonly ShopCustomer[];
	/** Each of these rejects with `Refused` when the shop says no. A blank field is emptied. */
	createCustomer(customer: NewCustomer): Promise<void>;
	updateCustomer(id: string, fields: CustomerFields): Promise<void>;
	addTags(id: string, tags: readonly string[]): Promise<void>;
	removeTags(id: string, tags: readonly string[]): Promise<void>;
	setConsent(id: string, channel: Channel, state: GivenConsent): Promise<void>;
	deleteCustomer(id: string): Promise<void>;
}

export interface ShopCustomer {
	readonly id: string;
	readonly firstName: string | null;
	readonly lastName: string | null;
	readonly email: string | null;
	readonly phone: string | null;
	readonly tags: readonly string[];
	/** `null` where there is no address that one could consent with. */
	readonly consents: Readonly<Record<Channel, Consent | null>>;
	readonly createdAt: string;
}

export const CHANNELS = ['email', 'sms', 'whatsApp'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Shopify refuses to be told the other states. */
export const GIVEN_CONSENTS = ['SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING'] as const;
export type GivenConsent = (typeof GIVEN_CONSENTS)[number];
export type Consent = GivenConsent | 'NOT_SUBSCRIBED' | 'NEVER_SUBSCRIBED' | 'INVALID' | 'REDACTED';

export interface CustomerFields {
	readonly firstName?: string | undefined;
	readonly lastName?: string | undefined;
	readonly email?: string | undefined;
	readonly phone?: string | undefined;
}

export interface NewCustomer extends CustomerFields {
	readonly tags: readonly string[];
	readonly emailConsent?: GivenConsent | undefined;
}

export interface Refusal {
	readonly field?: string | undefined;
	readonly message: string;
}

export class Refused extends Error {
	constructor(readonly refusals: readonly Refusal[]) {
		super(refusals.map(({ message }) => message).join(' '));
		this.name = 'Refused';
	}
}

export interface Wati {
	readonly name: string;
	contacts(): readonly WatiContact[];
	readonly marks: AttributeMarks;
	/**
	 * A person writes on WhatsApp: `from` is the id of a contact, or a number in digits alone. Only a
	 * stranger's name is new to Wati. Each of these rejects with `Refused` when Wati says no.
	 */
	write(from: string, text: string, name?: string): Promise<void>;
	/** What an agent does by hand. No webhook tells of it. */
	setAttribute(contactId: string, name: string, value: string): Promise<void>;
	removeAttribute(contactId: string, name: string): Promise<void>;
	setAllowCampaign(contactId: string, allowed: boolean): Promise<void>;
}

export interface WatiContact {
	readonly id: string;
	/** Some contacts have none: WhatsApp may hide it. */
	readonly number: string | null;
	readonly name: string;
	readonly allowCampaign: boolean;
	readonly attributes: readonly Attribute[];
	readonly lastUpdated: string;
}

export interface Attribute {
	readonly name: string;
	readonly value: string;
}

/** Which of a contact's attributes mean something to the sync, as it is set up. */
export interface AttributeMarks {
	/** Holds the customer's id, as a number or as a gid. */
	readonly link: string;
	/** A long ledger goes on under this name with `_2`, `_3` … behind it. */
	readonly ledger: string;
	readonly tagPrefix: string;
}

export interface Run {
	readonly id: string;
	readonly at: string;
	readonly workflow: string;
	readonly direction?: Direction | undefined;
	readonly status: 'success' | 'error' | 'running';
	/** The topic of the webhook, where one began the run. */
	readonly event?: string | undefined;
	readonly customer?: { readonly id?: string | undefined; readonly name?: string | undefined };
	readonly contact?: { readonly id?: string | undefined; readonly number?: string | undefined };
	readonly outcome?: { readonly action: string; readonly reason?: string | undefined };
	readonly changes: readonly FieldChange[];
	readonly problems: readonly { readonly code: string; readonly message: string }[];
	/** The run in n8n's editor. */
	readonly url?: string | undefined;
}

export type Direction = 'shopifyToWati' | 'watiToShopify';

export interface FieldChange {
	readonly field: string;
	/** Where it was written. */
	readonly side?: 'customer' | 'contact' | undefined;
	readonly from: FieldValue;
	readonly to: FieldValue;
}

export type FieldValue = string | number | boolean | readonly string[] | null;

export interface Links {
	readonly n8n: string;
	readonly workflows: readonly { readonly title: string; readonly url: string }[];
	/** n8n's form that starts an import. */
	readonly importForm: string;
	readonly login?: { readonly email: string; readonly password: string };
}
