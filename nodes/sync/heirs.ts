import { digitsOf } from '../core/phone';
import type { Contact } from '../core/profile';
import { problem, type Problem } from '../core/reasons';
import { identityOf, survivorOf } from '../core/toContact/survivor';
import type { CustomerJson } from '../shopify/customer';
import { findCustomers } from '../shopify/findCustomers';
import { succeeded as found, type ShopifyResult } from '../shopify/http';
import { succeeded, type WatiResult } from '../wati/http';
import { readAll } from './contactsOf';
import type { GoneSides } from './gone';

/** Whose a contact is now that its customer is gone. */
export type Heirs =
	| { readonly kind: 'stillThere' }
	| { readonly kind: 'nobody'; readonly problems: readonly Problem[] }
	| {
			readonly kind: 'customer';
			readonly customer: CustomerJson;
			readonly problems: readonly Problem[];
	  };

/** The customer of an id as it is now. */
export async function customerOfId(
	{ shopify, now }: GoneSides,
	id: string,
): Promise<ShopifyResult<CustomerJson | undefined>> {
	const answer = await findCustomers(shopify, { linkedTo: id, phones: [], emails: [] }, now);
	return answer.ok ? found(answer.value.linked) : answer;
}

/** Looks for another customer of the contact's number or e-mail address. */
export async function heirOf(
	{ shopify, now, rules }: GoneSides,
	customerId: string,
	contact: Contact,
): Promise<ShopifyResult<Heirs>> {
	const identity = identityOf(contact, rules.emailAttribute);
	const answer = await findCustomers(shopify, { linkedTo: customerId, ...identity }, now);
	if (!answer.ok) return answer;
	// News may be old or wrong: what is there decides.
	if (answer.value.linked) return found<Heirs>({ kind: 'stillThere' });
	const { customer, problems } = survivorOf(contact, answer.value);
	return found<Heirs>(
		customer ? { kind: 'customer', customer, problems } : { kind: 'nobody', problems },
	);
}

/** Whether a customer has another contact beside the one that went over to it, for a person to see. */
export async function otherContacts(
	sides: GoneSides,
	customerId: string,
	{ phone }: CustomerJson,
	followed: readonly Contact[],
): Promise<WatiResult<readonly Problem[]>> {
	const { names } = sides.settings;
	const number = phone === null ? undefined : digitsOf(phone);
	const isOwn = number === undefined || followed.some((contact) => contact.number === number);
	const linked = await sides.client.linkedTo(names.link, customerId);
	if (!linked.ok) return linked;
	const own = isOwn ? succeeded([]) : await readAll(sides, [number]);
	if (!own.ok) return own;
	const known = linked.value === 'unavailable' ? [] : linked.value;
	const all = [...followed, ...own.value, ...known];
	const others = all.filter(
		({ id }, index) => all.findIndex((one) => one.id === id) === index && index > 0,
	);
	return succeeded(others.map((contact) => problem('twoContacts', contact.number ?? contact.id)));
}
