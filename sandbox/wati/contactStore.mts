import type { Clock } from '../clock.mts';
import type { Changes } from './changes.mts';
import type { Contact, ContactChange, ContactDraft } from './contact.mts';
import { objectId } from './objectId.mts';

/** The contacts of the account, by every name that a contact answers to. */
export class ContactStore {
	private readonly byId = new Map<string, Contact>();
	private readonly idByKey = new Map<string, string>();
	private idsInOrder: readonly string[] | undefined;
	private deafTo: string | undefined;

	constructor(
		private readonly clock: Clock,
		private readonly changes: Changes,
	) {}

	find(idOrNumberOrBsuid: string): Contact | undefined {
		return this.byId.get(this.idByKey.get(idOrNumberOrBsuid) ?? idOrNumberOrBsuid);
	}

	/** By name, as lists are; the id only makes the order of namesakes definite. */
	sorted(): readonly Contact[] {
		this.idsInOrder ??= [...this.byId.values()]
			.sort((a, b) => compare(a.name, b.name) || compare(a.id, b.id))
			.map(({ id }) => id);
		return this.idsInOrder.flatMap((id) => this.byId.get(id) ?? []);
	}

	add(draft: ContactDraft): Contact {
		const now = this.clock.now();
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
		const now = lastUpdated === 'moves' ? this.clock.now() : before.lastUpdated;
		const after: Contact = { ...before, ...change, lastUpdated: now };
		this.keep(after);
		return after;
	}

	remove(contact: Contact): void {
		for (const key of keysOf(contact)) this.idByKey.delete(key);
		this.byId.delete(contact.id);
		this.idsInOrder = undefined;
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
		if (this.byId.get(contact.id)?.name !== contact.name) this.idsInOrder = undefined;
		this.byId.set(contact.id, contact);
		this.changes.tell('contacts');
	}
}

function keysOf({ number, bsuid }: Contact): string[] {
	return [number, bsuid].filter((key) => key !== null);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
