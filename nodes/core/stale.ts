/** A state of a customer: when it last changed and when it was read (ISO 8601). */
export interface ReadState {
	readonly updatedAt: string;
	readonly readAt: string;
}

/**
 * Whether `state` is older than what was already written. Changes have a resolution of one second,
 * so within one second the later read counts.
 */
export function isStale(state: ReadState, written: ReadState): boolean {
	const change = Date.parse(state.updatedAt) - Date.parse(written.updatedAt);
	if (change !== 0) return change < 0;
	return Date.parse(state.readAt) < Date.parse(written.readAt);
}
