import type { Knowledge } from '../core/write';
import type { ReadState } from '../core/stale';

/**
 * What this process has learned of one Wati account. It saves calls and closes small races;
 * nothing is wrong without it, for another worker knows nothing of it.
 */
export interface Account {
	readonly pace: () => Promise<void>;
	readonly requestsPer10Seconds: () => number;
	knowledge: Knowledge;
	/** Whether an update replaces the attributes that it does not name. */
	updatesReplace: boolean | undefined;
	/** How contacts can be found by their link. */
	linkSearch: 'search' | 'list' | 'none';
	/** The last state of a customer that was dealt with, by customer. */
	readonly states: Recent<ReadState>;
	/** When a contact was written last, in milliseconds, by number. */
	readonly writes: Recent<number>;
}

const REMEMBERED = 2_000;

/** A bounded memory, the oldest forgotten first. */
export class Recent<T> {
	private readonly entries = new Map<string, T>();

	get(key: string): T | undefined {
		return this.entries.get(key);
	}

	set(key: string, value: T): void {
		this.entries.delete(key);
		this.entries.set(key, value);
		const [oldest] = this.entries.keys();
		if (this.entries.size > REMEMBERED && oldest !== undefined) this.entries.delete(oldest);
	}
}

export const nothingLearned: Knowledge = { campaign: 'unknown', emptyValues: 'unknown' };
