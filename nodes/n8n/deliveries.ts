const REMEMBERED_DELIVERIES = 5_000;

/**
 * Deliveries that were dealt with, so that a repeated one is dropped. Only this process remembers
 * them: a repetition that slips through finds both sides equal and writes nothing.
 */
export class Deliveries {
	private readonly done = new Map<string, Promise<boolean>>();

	/** Lets the next delivery under this key be the first again: this one was not kept after all. */
	forget(key: string): void {
		this.done.delete(key);
	}

	/** Does the work unless it was done before. Work that answers `false`, or fails, was not done. */
	async once(key: string, work: () => Promise<boolean>): Promise<'first' | 'repeated'> {
		const before = this.done.get(key);
		if (before && (await before.catch(() => false))) return 'repeated';
		const current = work();
		this.done.delete(key);
		this.done.set(key, current);
		const [oldest] = this.done.keys();
		if (this.done.size > REMEMBERED_DELIVERIES && oldest !== undefined) this.done.delete(oldest);
		await current;
		return 'first';
	}
}
