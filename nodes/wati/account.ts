import type { Knowledge } from '../core/plan';
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
	/** The last state written to a contact, by number. */
	readonly written: RecentlyWritten;
}

export interface WrittenState extends ReadState {
	readonly atMs: number;
}

const REMEMBERED_CONTACTS = 2_000;

/** A bounded memory of what was written last, oldest forgotten first. */
export class RecentlyWritten {
	private readonly states = new Map<string, WrittenState>();

	get(number: string): WrittenState | undefined {
		return this.states.get(number);
	}

	remember(number: string, { updatedAt, readAt }: ReadState, atMs: number): void {
		this.states.delete(number);
		this.states.set(number, { updatedAt, readAt, atMs });
		const [oldest] = this.states.keys();
		if (this.states.size > REMEMBERED_CONTACTS && oldest !== undefined) this.states.delete(oldest);
	}
}

export const nothingLearned: Knowledge = { campaign: 'unknown', emptyValues: 'unknown' };
