import type { WatiOptions } from './options.mts';

const WINDOW_MS = 10_000;

/** So many calls within any 10 seconds, each family for itself. A refused call counts not. */
export class RateLimit {
	private readonly admittedAt = new Map<string, readonly number[]>();

	constructor(private readonly options: WatiOptions) {}

	admits(family: string): boolean {
		const limit = this.options.requestsPer10Seconds;
		if (limit === null) return true;
		const now = this.options.clock.now();
		const recent = (this.admittedAt.get(family) ?? []).filter((at) => at > now - WINDOW_MS);
		if (recent.length >= limit) return false;
		this.admittedAt.set(family, [...recent, now]);
		return true;
	}
}
