import type { Knowledge } from '../core/write';
import type { ReadState } from '../core/stale';
import type { Listing } from './listing';
import type { Reading } from './listPage';
import type { Pace } from './pace';

/**
 * What this process has learned of one Wati account. It saves calls and closes small races;
 * nothing is wrong without it, for another worker knows nothing of it.
 */
export interface Account {
	readonly pace: Pace;
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
	/** All contacts as they were last listed, and what was written since. */
	listing: Listing | undefined;
	/** How many contacts there were, if Wati tells, and when that was asked (in milliseconds). */
	counted: { readonly contacts: number | undefined; readonly atMs: number } | undefined;
	/** Lists that are being read page by page. */
	readonly readings: Recent<Reading>;
	/** How many of the counted ones no list shows. */
	neverListed: number;
}

const REMEMBERED = 2_000;
/** Each may hold the ids of all contacts. */
const REMEMBERED_READINGS = 3;

/** A bounded memory, the oldest forgotten first. */
export class Recent<T> {
	private readonly entries = new Map<string, T>();

	constructor(private readonly limit = REMEMBERED) {}

	get(key: string): T | undefined {
		return this.entries.get(key);
	}

	set(key: string, value: T): void {
		this.entries.delete(key);
		this.entries.set(key, value);
		const [oldest] = this.entries.keys();
		if (this.entries.size > this.limit && oldest !== undefined) this.entries.delete(oldest);
	}
}

export const nothingLearned: Knowledge = { campaign: 'unknown', emptyValues: 'unknown' };

/** An account of which nothing is known yet. */
export const newAccount = (pace: Pace, requestsPer10Seconds: () => number): Account => ({
	pace,
	requestsPer10Seconds,
	knowledge: nothingLearned,
	updatesReplace: undefined,
	linkSearch: 'search',
	states: new Recent(),
	writes: new Recent(),
	listing: undefined,
	counted: undefined,
	readings: new Recent(REMEMBERED_READINGS),
	neverListed: 0,
});
