import type { Customer } from './customer.mts';
import { emailKey } from './email.mts';
import { type Sorting, inOrder } from './order.mts';

/** The customers of the shop, and what a look-up by identifier finds at once. */
export class CustomerBook {
	readonly #byId = new Map<number, Customer>();
	/** Old shops have several for one e-mail, which differ in capital letters. */
	readonly #idsByEmail = new Map<string, ReadonlySet<number>>();
	readonly #idByPhone = new Map<string, number>();
	/** Sorted once for all the pages of a list, until somebody changes. */
	readonly #ordered = new Map<string, readonly Customer[]>();
	#version = 0;

	all(): Customer[] {
		return [...this.#byId.values()];
	}

	/** Another one after every change. */
	get version(): number {
		return this.#version;
	}

	inOrder(sorting: Sorting<Customer>): readonly Customer[] {
		const ordered = this.#ordered.get(sorting.name) ?? inOrder(this.#byId.values(), sorting);
		this.#ordered.set(sorting.name, ordered);
		return ordered;
	}

	get(id: number): Customer | undefined {
		return this.#byId.get(id);
	}

	/** The one with exactly this spelling, else the oldest that differs in capital letters only. */
	byEmail(email: string): Customer | undefined {
		const holders = this.holdersOf(email);
		return holders.find((holder) => holder.email === email.trim()) ?? holders[0];
	}

	/** The oldest first. */
	holdersOf(email: string): Customer[] {
		return [...(this.#idsByEmail.get(emailKey(email)) ?? [])]
			.sort((a, b) => a - b)
			.flatMap((id) => this.#byId.get(id) ?? []);
	}

	byPhone(phone: string): Customer | undefined {
		return this.#found(this.#idByPhone.get(phone));
	}

	put(customer: Customer): void {
		this.remove(customer.id);
		this.#changed();
		this.#byId.set(customer.id, customer);
		if (customer.email !== null) {
			this.#holds(customer.email, (ids) => new Set([...ids, customer.id]));
		}
		if (customer.phone !== null) this.#idByPhone.set(customer.phone, customer.id);
	}

	remove(id: number): void {
		const customer = this.#byId.get(id);
		if (customer === undefined) return;
		this.#changed();
		this.#byId.delete(id);
		if (customer.email !== null) {
			this.#holds(customer.email, (ids) => new Set([...ids].filter((held) => held !== id)));
		}
		if (customer.phone !== null) this.#idByPhone.delete(customer.phone);
	}

	#changed(): void {
		this.#version += 1;
		this.#ordered.clear();
	}

	#holds(email: string, change: (ids: ReadonlySet<number>) => ReadonlySet<number>): void {
		const key = emailKey(email);
		this.#idsByEmail.set(key, change(this.#idsByEmail.get(key) ?? new Set()));
	}

	#found(id: number | undefined): Customer | undefined {
		return id === undefined ? undefined : this.#byId.get(id);
	}
}
