export type WaitMs = (ms: number) => Promise<void>;
export type NowMs = () => number;

const WINDOW_MS = 10_000;
/** Wati counts when a call arrives, we when it leaves: a little more keeps both counts right. */
const MARGIN_MS = 250;

/**
 * Keeps calls at or under `requestsPer10Seconds` in any ten seconds: Wati counts so on every plan.
 * Returns what to await before each call. It knows this process only; others show as 429.
 */
export function slidingWindow(requestsPer10Seconds: () => number, now: NowMs, wait: WaitMs) {
	const taken: number[] = [];
	let turn: Promise<void> = Promise.resolve();

	const takePlace = async () => {
		for (;;) {
			const since = now() - WINDOW_MS - MARGIN_MS;
			while (taken[0] !== undefined && taken[0] <= since) taken.shift();
			const first = taken[0];
			if (first === undefined || taken.length < requestsPer10Seconds()) break;
			await wait(first - since);
		}
		taken.push(now());
	};
	return async (): Promise<void> => {
		turn = turn.then(takePlace, takePlace);
		await turn;
	};
}

/** A new wait after a refusal without a time: ten calls' worth, doubled each time. */
export function backoffMs(attempt: number, requestsPer10Seconds: number): number {
	return (10 * WINDOW_MS * 2 ** attempt) / Math.max(1, requestsPer10Seconds);
}

/** `Retry-After` as seconds or as a date; `undefined` when there is none to be read. */
export function retryAfterMs(header: unknown, nowMs: number): number | undefined {
	if (typeof header === 'number') return header * 1000;
	if (typeof header !== 'string' || header.trim() === '') return undefined;
	const seconds = Number(header);
	if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
	const date = Date.parse(header);
	return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
