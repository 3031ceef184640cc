/** Work that has begun or is due, so that a test can wait for the end of it. */
export class InFlight {
	readonly #promises = new Set<Promise<unknown>>();

	add(promise: Promise<unknown>): void {
		this.#promises.add(promise);
		void promise.finally(() => this.#promises.delete(promise));
	}

	async settled(): Promise<void> {
		while (this.#promises.size > 0) await Promise.allSettled([...this.#promises]);
	}
}
