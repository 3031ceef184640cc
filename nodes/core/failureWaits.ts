const FIRST_WAIT_MS = 5 * 60_000;
export const A_DAY_MS = 24 * 3_600_000;

/** How long to wait after the n-th failed try: five minutes, twice as long each time, a day at most. */
export const waitAfter = (tries: number): number =>
	Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, tries - 1), A_DAY_MS);

export const isoAfter = (nowMs: number, waitMs: number): string =>
	new Date(nowMs + waitMs).toISOString();
