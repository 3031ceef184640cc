import type { Contact, WantedCustomer } from '../core/profile';
import type { Problem } from '../core/reasons';
import type { CustomerMatch } from '../core/toCustomer/matchCustomer';
import type { ShopifyClient } from '../shopify/client';
import type { CustomerJson } from '../shopify/customer';
import type { Sync } from '../wati/job';

/** A contact as it was read. */
export interface ReadContact {
	readonly contact: Contact;
	/** In milliseconds. */
	readonly readAtMs: number;
	/** Whether it was read in this very run. */
	readonly thisRun: boolean;
}

/** One contact to be brought to its customer. */
export interface ContactJob {
	readonly wanted: WantedCustomer;
	/** `undefined` when the item does not carry it. */
	readonly read: ReadContact | undefined;
	/** `undefined` when it was not looked for in this very run. */
	readonly match: CustomerMatch<CustomerJson> | undefined;
	readonly problems: readonly Problem[];
	/** `false`: whoever has no customer is passed over. */
	readonly mayCreate?: false;
	/** The run is about a message of the contact: of two with one line it is the one in use. */
	readonly wrote?: true;
}

/** Both services, and how to write. */
export interface BothSides extends Sync {
	readonly shopify: ShopifyClient;
}
