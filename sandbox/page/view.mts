import { contactView, type ContactView } from './contactView.mts';
import type { Inbox } from './inbox.mts';
import { personOf } from './person.mts';
import { runView, type RunView } from './runView.mts';
import type { Links, ShopCustomer, World } from './world.mts';

/** Everything the page shows, ready to be drawn. */
export interface View {
	readonly shop: {
		readonly name: string;
		readonly domain: string;
		readonly customers: readonly CustomerView[];
	};
	readonly wati: { readonly name: string; readonly contacts: readonly ContactView[] };
	readonly runs: RunsView;
	readonly links: Links;
}

export interface CustomerView {
	/** Shared by a customer, the contact that is linked to it, and the runs about it. */
	readonly person: string;
	readonly customer: ShopCustomer;
	readonly contacts: readonly { readonly id: string; readonly label: string }[];
}

export type RunsView =
	| { readonly kind: 'known'; readonly runs: readonly RunView[] }
	| { readonly kind: 'unknown'; readonly why: string };

export function viewOf({ shop, wati, links }: World, inbox: Inbox, runs: RunsView): View {
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
		runs,
		links,
	};
}

export async function runsOf(world: World): Promise<RunsView> {
	try {
		return { kind: 'known', runs: (await world.runs()).map((run) => runView(run, world.wati)) };
	} catch (error) {
		return { kind: 'unknown', why: error instanceof Error ? error.message : String(error) };
	}
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
