import { rememberedBy } from '../attributes';
import type { Contact, LinkNames } from '../profile';
import type { Reason } from '../reasons';

/** What was found for a customer, or why nothing can be decided. */
export type Match =
	| {
			readonly status: 'matched';
			readonly by: 'link' | 'phone' | 'phoneVariant';
			readonly contact: Contact;
			/** Contacts of earlier numbers that still hold the link. */
			readonly previous: readonly Contact[];
	  }
	| { readonly status: 'notFound'; readonly previous: readonly Contact[] }
	| {
			readonly status: 'ambiguous' | 'conflict';
			readonly reason: Reason;
			readonly candidates: readonly Contact[];
	  }
	| { readonly status: 'held'; readonly reason: Reason };

export interface Found {
	/** The contact of exactly this number. */
	readonly exact: Contact | undefined;
	/** Contacts of the national variants of the number. */
	readonly variants: readonly Contact[];
	/** Contacts that carry the customer's link, whatever their number. */
	readonly linked: readonly Contact[];
}

const unique = (contacts: readonly Contact[]): readonly Contact[] =>
	contacts.filter((one, index) => contacts.findIndex((other) => other.id === one.id) === index);

/**
 * Which contact is this customer's. A number belongs to one contact, so the number decides which
 * contact is written; the link must not say that it is another customer's. Where a line has a
 * contact under each of its spellings, the linked one is meant.
 */
export function matchContact(customerId: string, found: Found, names: LinkNames): Match {
	const { exact } = found;
	const spellings = unique([...(exact ? [exact] : []), ...found.variants]);
	const ownerOf = (contact: Contact) => rememberedBy(contact, names).customerId;
	const own = spellings.filter((contact) => ownerOf(contact) === customerId);
	const choice = own.length === 1 ? own : exact ? [exact] : spellings;
	if (choice.length > 1)
		return { status: 'ambiguous', reason: 'ambiguousMatch', candidates: choice };

	const previous = unique(found.linked).filter(({ id }) => id !== choice[0]?.id);
	const [contact] = choice;
	if (contact === undefined) return { status: 'notFound', previous };
	const owner = ownerOf(contact);
	if (owner !== undefined && owner !== customerId) {
		return { status: 'conflict', reason: 'linkConflict', candidates: [contact, ...previous] };
	}
	const by = owner === customerId ? 'link' : contact === exact ? 'phone' : 'phoneVariant';
	return { status: 'matched', by, contact, previous };
}
