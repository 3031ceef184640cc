import type { Customer } from './customer.mts';
import { emailKey } from './email.mts';

/** The customers of the shop, and what a look-up by identifier finds at once. */
export class CustomerBook {
	readonly #byId = new Map<number, Customer>();
	readonly #idByEmail = new Map<string, number>();
	readonly #idByPhone = new Map<string, number>();

	all(): Customer[] {
		return [...this.#byId.values()];
	}

	get(id: number): Customer | undefined {
		return this.#byId.get(id);
	}

	byEmail(email: string): Customer | undefined {
		return this.#found(this.#idByEmail.get(emailKey(email)));
	}

	byPhone(phone: string): Customer | undefined {
		return this.#found(this.#idByPhone.get(phone));
	}

	put(customer: Customer): void {
		this.remove(customer.id);
		this.#byId.set(customer.id, customer);
		if (customer.email !== null) this.#idByEmail.set(emailKey(customer.email), customer.id);
		if (customer.phone !== null) this.#idByPhone.set(customer.phone, customer.id);
	}

	remove(id: number): void {
		const customer = this.#byId.get(id);
		if (customer === undefined) return;
		this.#byId.delete(id);
		if (customer.email !== null) this.#idByEmail.delete(emailKey(customer.email));
		if (customer.phone !== null) this.#idByPhone.delete(customer.phone);
	}

	#found(id: number | undefined): Customer | undefined {
		return id === undefined ? undefined : this.#byId.get(id);
	}
}
