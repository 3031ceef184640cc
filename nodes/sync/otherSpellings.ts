import { plainId, rememberedBy } from '../core/attributes';
import { digitsOf, nationalVariants, type E164 } from '../core/phone';
import type { Contact } from '../core/profile';
import type { CustomerMatch } from '../core/toCustomer/matchCustomer';
import type { CustomerJson } from '../shopify/customer';
import { toProfile } from '../shopify/customerProfile';
import { succeeded, type WatiResult } from '../wati/http';
import type { FreshJob } from './freshen';
import type { BothSides } from './job';

/** The other spellings of the line of a contact and its customer, if there is one. */
function spellingsBeside(
	{ number }: Contact,
	customer: CustomerJson | undefined,
): readonly string[] {
	if (number === null) return [];
	const phone = customer && toProfile(customer)?.phone;
	const variants = nationalVariants(`+${number}` as E164).map(digitsOf);
	const all = [...(phone ? [digitsOf(phone)] : []), ...variants];
	return [...new Set(all)].filter((one) => one !== number);
}

/**
 * The contacts of the same line under another spelling of its number, where a contact is about to be
 * linked. WhatsApp knows some lines of Brazil, Mexico and Argentina by an older spelling than shops
 * do: who was made under the one writes under the other, and Wati then has the line twice.
 */
export async function otherSpellings(
	{ client, settings: { names } }: BothSides,
	{ read: { contact }, mayCreate }: FreshJob,
	match: CustomerMatch<CustomerJson>,
): Promise<WatiResult<readonly Contact[]>> {
	const customer = match.status === 'matched' ? match.customer : undefined;
	const isLinked = customer && rememberedBy(contact, names).customerId === plainId(customer.id);
	const isMade = match.status === 'notFound' && mayCreate !== false;
	if (isLinked || (!customer && !isMade)) return succeeded([]);
	const namesakes: Contact[] = [];
	for (const number of spellingsBeside(contact, customer)) {
		const found = await client.contact(number);
		if (!found.ok) return found;
		if (found.value) namesakes.push(found.value);
	}
	return succeeded(namesakes);
}
