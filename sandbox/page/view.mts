import { contactView, type ContactView } from './contactView.mts';
import type { FromN8n } from './fromN8n.mts';
import type { Inbox } from './inbox.mts';
import { personOf } from './person.mts';
import type { Links, ShopCustomer, World } from './world.mts';

/** Everything the page shows, ready to be drawn. */
export interface View extends FromN8n {
	readonly shop: {
		readonly name: string;
		readonly domain: string;
		readonly customers: readonly CustomerView[];
	};
	readonly wati: { readonly name: string; readonly contacts: readonly ContactView[] };
	readonly links: Links;
}

export interface CustomerView {
	/** Shared by a customer, the contact that is linked to it, and the runs about it. */
	readonly person: string;
	readonly customer: ShopCustomer;
	readonly contacts: readonly { readonly id: string; readonly label: string }[];
}

export function viewOf({ shop, wati, links }: World, inbox: Inbox, fromN8n: FromN8n): View {
	const customers = [...shop.customers()].sort(byNewest);
	const rank = new Map(customers.map(({ id }, index) => [personOf(id), index]));
	const rankOf = ({ person }: ContactView) => rank.get(person ?? '') ?? customers.length;
	const contacts = wati
		.contacts()
		.map((contact) => contactView(contact, wati.marks, inbox.chatOf(contact.id)))
		.sort((one, other) => rankOf(one) - rankOf(other));

	return {
		shop: {
			name: shop.name,
			domain: shop.domain,
			customers: customers.map((customer) => customerView(customer, contacts)),
		},
		wati: { name: wati.name, contacts },
		...fromN8n,
		links,
	};
}

const byNewest = (one: ShopCustomer, other: ShopCustomer) =>
	other.createdAt.localeCompare(one.createdAt);

function customerView(customer: ShopCustomer, contacts: readonly ContactView[]): CustomerView {
	const person = personOf(customer.id);
	const linked = contacts.filter((contact) => contact.person === person);
	return {
		person,
		customer,
		contacts: linked.map(({ id, number, name }) => ({ id, label: number ?? name })),
	};
}
