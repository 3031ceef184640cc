import type { Clock } from '../clock.mts';

/** A sleep cannot be called off, so the wait is cut into pieces and ends soon after `close`. */
const SLICE_MS = 500;

interface Entry {
	readonly at: number;
	readonly run: () => void;
}

/** Things to do later, by the sandbox's clock. */
export class Timetable {
	readonly #clock: Clock;
	readonly #entries = new Set<Entry>();
	#ticking = false;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	after(ms: number, run: () => void): () => void {
		const entry = { at: this.#clock.now() + ms, run };
		this.#entries.add(entry);
		void this.#tick();
		return () => this.#entries.delete(entry);
	}

	close(): void {
		this.#entries.clear();
	}

	async #tick(): Promise<void> {
		if (this.#ticking) return;
		this.#ticking = true;
		while (this.#entries.size > 0) {
			const next = Math.min(...[...this.#entries].map(({ at }) => at));
			await this.#clock.sleep(Math.min(Math.max(next - this.#clock.now(), 0), SLICE_MS));
			this.#runDue();
		}
		this.#ticking = false;
	}

	#runDue(): void {
		const now = this.#clock.now();
		const due = [...this.#entries].filter(({ at }) => at <= now);
		for (const entry of due.sort((left, right) => left.at - right.at)) {
			if (this.#entries.delete(entry)) entry.run();
		}
	}
}
