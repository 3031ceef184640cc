import type { Contact } from './contact.mts';
import type { WatiSwitches } from './options.mts';

export type ListOrder = WatiSwitches['listOrder'];

type Compare = (left: Contact, right: Contact) => number;

/** The id makes the order of namesakes definite. */
const COMPARE: Readonly<Record<ListOrder, Compare>> = {
	byName: (left, right) => compare(left.name, right.name) || compare(left.id, right.id),
	newestFirst: (left, right) => right.created - left.created || compare(right.id, left.id),
	byId: (left, right) => compare(left.id, right.id),
};

/** Sorted once, then kept so: a list of 25,000 is not sorted anew for every page. */
export class SortedContacts {
	private readonly compare: Compare;
	private readonly contacts: Contact[];

	constructor(order: ListOrder, contacts: Iterable<Contact>) {
		this.compare = COMPARE[order];
		this.contacts = [...contacts].sort(this.compare);
	}

	get all(): readonly Contact[] {
		return this.contacts;
	}

	add(contact: Contact): void {
		this.contacts.splice(this.placeOf(contact), 0, contact);
	}

	/** It must be as it was when it was added. */
	remove(contact: Contact): void {
		this.contacts.splice(this.placeOf(contact), 1);
	}

	replace(before: Contact, after: Contact): void {
		if (this.compare(before, after) === 0) {
			this.contacts[this.placeOf(before)] = after;
			return;
		}
		this.remove(before);
		this.add(after);
	}

	private placeOf(contact: Contact): number {
		let low = 0;
		let high = this.contacts.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			const other = this.contacts[middle];
			if (other !== undefined && this.compare(other, contact) < 0) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

function compare(left: string, right: string): number {
	return left < right ? -1 : Number(left > right);
}
