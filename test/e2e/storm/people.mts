import type { CustomerSnapshot } from '../../../sandbox/shopify/index.mts';
import type { Contact } from '../../../sandbox/wati/index.mts';
import type { StormWorld } from './world.mts';

/** Somebody, and how they are found on both sides by now. */
export interface Person {
	readonly name: string;
	/** In digits; a person may get a new one. */
	number: string | undefined;
	customerId: string | undefined;
	/** Deleted from the shop, and not heard of since. */
	isGone: boolean;
	/** Who wrote is a customer; whose contact is older need not be, where the delivery was lost. */
	wrote: 'never' | 'asNew' | 'asOld';
	/** Whether anything has happened that the sync could have heard of. */
	isTouched: boolean;
	/** Got an e-mail address later than the contact was linked. */
	hasLateAddress: boolean;
	/** Wanted no campaigns before there was a link: then both sides stay as they are. */
	wasOffBefore: boolean;
	/** What an agent noted, which is none of the sync's business. */
	city: string | undefined;
}

export const person = (name: string, known: Partial<Person> = {}): Person => ({
	name,
	number: undefined,
	customerId: undefined,
	isGone: false,
	wrote: 'never',
	isTouched: false,
	hasLateAddress: false,
	wasOffBefore: false,
	city: undefined,
	...known,
});

export const contactOf = ({ wati }: StormWorld, { number }: Person): Contact | undefined =>
	number === undefined ? undefined : wati.contact(number);

/** Who wrote first is a customer once the sync has made them one. */
export function customerOf({ shop }: StormWorld, who: Person): CustomerSnapshot | undefined {
	if (who.isGone) return undefined;
	if (who.customerId === undefined && who.number !== undefined) {
		const phone = `+${who.number}`;
		who.customerId = shop.customers().find((customer) => customer.phone === phone)?.id;
	}
	return who.customerId === undefined ? undefined : shop.customer(who.customerId);
}

export const linkOf = (contact: Contact | undefined): string | undefined =>
	contact?.params['shopify_customer_id'] || undefined;

/** The sync has brought both sides together: a link, and a record of what both agreed on. */
export const isLinked = (contact: Contact | undefined): boolean =>
	linkOf(contact) !== undefined && Boolean(contact?.params['shopify_sync']);
