import type { Changes } from './changes.mts';
import type { Contact, ContactChange, ContactDraft } from './contact.mts';
import { objectId } from './objectId.mts';
import type { WatiOptions } from './options.mts';
import { SortedContacts, type ListOrder } from './sortedContacts.mts';

/** The contacts of the account, by every name that a contact answers to. */
export class ContactStore {
	private readonly byId = new Map<string, Contact>();
	private readonly idByKey = new Map<string, string>();
	private readonly lists = new Map<ListOrder, SortedContacts>();
	private deafTo: string | undefined;

	constructor(
		private readonly options: WatiOptions,
		private readonly changes: Changes,
	) {}

	find(idOrNumberOrBsuid: string): Contact | undefined {
		return this.byId.get(this.idByKey.get(idOrNumberOrBsuid) ?? idOrNumberOrBsuid);
	}

	byName(): readonly Contact[] {
		return this.inOrder('byName');
	}

	/** In the order that the account's lists have. */
	listed(): readonly Contact[] {
		return this.inOrder(this.options.switches.listOrder);
	}

	/** The last page is short or empty, and so are all beyond it. */
	page(number: number, size: number): readonly Contact[] {
		return this.listed().slice((number - 1) * size, number * size);
	}

	add(draft: ContactDraft): Contact {
		const now = this.options.clock.now();
		const number = draft.number ?? null;
		const contact: Contact = {
			number,
			bsuid: null,
			parentBsuid: null,
			username: null,
			channelType: 'whatsapp',
			name: number === null ? (draft.username ?? '') : `+${number}`,
			params: {},
			// Wati's defaults: a campaign may go to whoever has not opted out.
			allowCampaign: true,
			optedIn: false,
			allowSms: true,
			teams: [],
			source: null,
			...draft,
			id: objectId(now),
			created: now,
			lastUpdated: now,
		};
		for (const key of keysOf(contact)) {
			if (this.idByKey.has(key)) throw new Error(`There is a contact ${key} already`);
		}
		for (const key of keysOf(contact)) this.idByKey.set(key, contact.id);
		this.keep(contact);
		return contact;
	}

	change(contact: Contact, change: ContactChange, lastUpdated: 'moves' | 'stays'): Contact {
		const before = this.byId.get(contact.id) ?? contact;
		if (this.deafTo !== undefined && before.number === this.deafTo) return before;
		const now = lastUpdated === 'moves' ? this.options.clock.now() : before.lastUpdated;
		const after: Contact = { ...before, ...change, lastUpdated: now };
		this.keep(after);
		return after;
	}

	remove(contact: Contact): void {
		for (const key of keysOf(contact)) this.idByKey.delete(key);
		const before = this.byId.get(contact.id);
		if (before !== undefined) for (const list of this.lists.values()) list.remove(before);
		this.byId.delete(contact.id);
		this.changes.tell('contacts');
	}

	/** Does the work, but what it would change in the contact of this number gets lost. */
	losingChangesTo<Result>(number: string | undefined, work: () => Result): Result {
		this.deafTo = number;
		try {
			return work();
		} finally {
			this.deafTo = undefined;
		}
	}

	private keep(contact: Contact): void {
		const before = this.byId.get(contact.id);
		for (const list of this.lists.values()) {
			if (before === undefined) list.add(contact);
			else list.replace(before, contact);
		}
		this.byId.set(contact.id, contact);
		this.changes.tell('contacts');
	}

	private inOrder(order: ListOrder): readonly Contact[] {
		const list = this.lists.get(order) ?? new SortedContacts(order, this.byId.values());
		this.lists.set(order, list);
		return list.all;
	}
}

function keysOf({ number, bsuid }: Contact): string[] {
	return [number, bsuid].filter((key) => key !== null);
}
