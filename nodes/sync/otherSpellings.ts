import { plainId, rememberedBy } from '../core/attributes';
import { digitsOf, nationalVariants, type E164 } from '../core/phone';
import type { Contact } from '../core/profile';
import type { CustomerJson } from '../shopify/customer';
import { toProfile } from '../shopify/customerProfile';
import { succeeded, type WatiResult } from '../wati/http';
import type { BothSides } from './job';

/** The other spellings of the line that a contact and its customer share. */
function spellingsBeside({ number }: Contact, customer: CustomerJson): readonly string[] {
	if (number === null) return [];
	const phone = toProfile(customer)?.phone;
	const variants = nationalVariants(`+${number}` as E164).map(digitsOf);
	const all = [...(phone ? [digitsOf(phone)] : []), ...variants];
	return [...new Set(all)].filter((one) => one !== number);
}

/**
 * Contacts under another spelling of a contact's number that hold the link to its customer. WhatsApp
 * knows some lines of Brazil, Mexico and Argentina by an older spelling than shops do: who was made
 * under the one writes under the other, and Wati then has two contacts of one line.
 */
export async function otherSpellings(
	{ client, settings: { names } }: BothSides,
	contact: Contact,
	customer: CustomerJson,
): Promise<WatiResult<readonly Contact[]>> {
	const customerId = plainId(customer.id);
	if (rememberedBy(contact, names).customerId === customerId) return succeeded([]);
	const holders: Contact[] = [];
	for (const number of spellingsBeside(contact, customer)) {
		const read = await client.contact(number);
		if (!read.ok) return read;
		const { value } = read;
		if (value && rememberedBy(value, names).customerId === customerId) holders.push(value);
	}
	return succeeded(holders);
}
