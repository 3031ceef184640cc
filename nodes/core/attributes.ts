import { decodeLedger } from './ledgerText';
import type { Contact, LinkNames, Remembered } from './profile';

/**
 * The name under which the contact has an attribute. The spelling of a name varies
 * (`Email`, `email`), so the one that is there is the one to write.
 */
export function nameOnContact(contact: Contact, name: string): string {
	if (Object.hasOwn(contact.attributes, name)) return name;
	const lower = name.toLowerCase();
	return Object.keys(contact.attributes).find((other) => other.toLowerCase() === lower) ?? name;
}

/** What an attribute holds; empty and missing are both `null`. */
export function valueOnContact(contact: Contact, name: string): string | null {
	const value = Object.entries(contact.attributes).find(
		([other]) => other === nameOnContact(contact, name),
	)?.[1];
	return value === undefined || value.trim() === '' ? null : value;
}

/** The number at the end of an id such as `gid://shop/Customer/42`, or the number alone. */
export function plainId(id: string): string | undefined {
	return /(?:^|\/)(\d+)$/.exec(id.trim())?.[1];
}

/** The customer that a contact is linked to, and what both agreed on. */
export function rememberedBy(contact: Contact, names: LinkNames): Remembered {
	const customerId = plainId(valueOnContact(contact, names.link) ?? '');
	if (customerId === undefined) return { customerId, ledger: undefined };
	const ledger = decodeLedger((name) => valueOnContact(contact, name) ?? undefined, names.ledger);
	return { customerId, ledger };
}
