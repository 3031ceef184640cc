import type { Clock } from '../clock.mts';
import type { Customer } from './customer.mts';

/** What search sees: the shop as it was some seconds ago. */
export class SearchIndex {
	readonly #clock: Clock;
	readonly #lagMs: () => number;
	readonly #seen = new Map<number, Customer>();
	#version = 0;
	#waiting: Array<{ readonly at: number; readonly id: number; readonly customer?: Customer }> = [];

	constructor(clock: Clock, lagMs: () => number) {
		this.#clock = clock;
		this.#lagMs = lagMs;
	}

	put(customer: Customer): void {
		this.#waiting.push({ at: this.#clock.now(), id: customer.id, customer });
	}

	remove(id: number): void {
		this.#waiting.push({ at: this.#clock.now(), id });
	}

	/** Another one whenever search sees something new. */
	get version(): number {
		this.#catchUp();
		return this.#version;
	}

	customers(): ReadonlyMap<number, Customer> {
		this.#catchUp();
		return this.#seen;
	}

	#catchUp(): void {
		const upTo = this.#clock.now() - this.#lagMs();
		const ripe = this.#waiting.findIndex(({ at }) => at > upTo);
		const due = ripe === -1 ? this.#waiting : this.#waiting.slice(0, ripe);
		this.#waiting = ripe === -1 ? [] : this.#waiting.slice(ripe);
		for (const { id, customer } of due) {
			if (customer) this.#seen.set(id, customer);
			else this.#seen.delete(id);
		}
		this.#version += due.length;
	}
}
