import { rememberedBy } from '../core/attributes';
import type { Contact, LinkNames } from '../core/profile';
import { CONSENT_ATTRIBUTE, linkNames } from './linkNames';

/** The link has one name, whatever the consent attribute is called. */
const NAMES: LinkNames = linkNames(CONSENT_ATTRIBUTE);

/**
 * All contacts of an account as they were when it was listed, and as this process wrote them since.
 * Each is kept as text: forty thousand contacts are then some ten megabytes.
 */
export class Listing {
	private readonly byNumber = new Map<string, string>();
	/** Numbers by the customer that their contact is linked to. */
	private readonly byCustomer = new Map<string, readonly string[]>();
	/** What this process saw since is newer than a page that was asked for before. */
	private readonly seenSince = new Set<string>();
	/** Numbers of several contacts: which one Wati means by the number, only Wati knows. */
	private readonly shared = new Set<string>();
	/** Whether all pages were read. */
	complete = false;

	constructor(
		/** When the reading of it began, in milliseconds. */
		readonly readAtMs: number,
	) {}

	get size(): number {
		return this.byNumber.size;
	}

	/** The contact of exactly this number (digits). */
	contact(number: string): Contact | undefined {
		const text = this.byNumber.get(number);
		return text === undefined ? undefined : (JSON.parse(text) as Contact);
	}

	/** Whether several contacts were listed under this number. */
	isShared(number: string): boolean {
		return this.shared.has(number);
	}

	/** The contacts that carry a customer's link. */
	linkedTo(customerId: string): readonly Contact[] {
		return (this.byCustomer.get(customerId) ?? []).flatMap((number) => this.contact(number) ?? []);
	}

	/** Takes a contact from a page of the list. */
	list(contact: Contact): void {
		if (contact.number !== null && !this.seenSince.has(contact.number)) this.listAgain(contact);
	}

	/** Takes a contact from a page that was read after the list, and is newer than all of it. */
	listAgain(contact: Contact): void {
		const { id, number } = contact;
		if (number === null) return;
		if ((this.contact(number)?.id ?? id) !== id) this.shared.add(number);
		this.keep(contact);
	}

	/** Takes a contact as it is now: just read alone, or just written. */
	see(contact: Contact): void {
		if (contact.number === null) return;
		this.seenSince.add(contact.number);
		this.shared.delete(contact.number);
		this.keep(contact);
	}

	/** There is no contact of this number any more. */
	forget(number: string): void {
		this.seenSince.add(number);
		this.shared.delete(number);
		this.unlink(number);
		this.byNumber.delete(number);
	}

	private keep(contact: Contact): void {
		const { number } = contact;
		// One without a number belongs to nobody in a shop.
		if (number === null) return;
		this.unlink(number);
		this.byNumber.set(number, JSON.stringify(contact));
		const owner = rememberedBy(contact, NAMES).customerId;
		if (owner === undefined) return;
		this.byCustomer.set(owner, [...(this.byCustomer.get(owner) ?? []), number]);
	}

	private unlink(number: string): void {
		const before = this.contact(number);
		const owner = before && rememberedBy(before, NAMES).customerId;
		if (owner === undefined) return;
		const left = (this.byCustomer.get(owner) ?? []).filter((one) => one !== number);
		if (left.length > 0) this.byCustomer.set(owner, left);
		else this.byCustomer.delete(owner);
	}
}
