export type WaitMs = (ms: number) => Promise<void>;
export type NowMs = () => number;

const WINDOW_MS = 10_000;
/** Calls that may leave at once. A larger limit is met by shorter windows. */
const BURST = 10;
/** Wati counts when a call arrives: at the latest when it is answered, and not later than this. */
const LONGEST_WAY_MS = 250;

/** What to await before each call; it gives what to call once the answer is there. */
export type Pace = () => Promise<() => void>;

interface Place {
	/** When the call will have left the window, in milliseconds. */
	freeAtMs: number;
	/** While it is under way: the time above comes down when it is answered. */
	underWay: Promise<void> | undefined;
}

/** So many calls in so long: whole windows fit into ten seconds, so that all of them keep the limit. */
function windowOf(limit: number): { readonly places: number; readonly spanMs: number } {
	const windows = Math.ceil(limit / BURST);
	return { places: Math.floor(limit / windows), spanMs: WINDOW_MS / windows };
}

/**
 * Keeps calls at or under `requestsPer10Seconds` in any ten seconds: Wati counts so on every plan.
 * It knows this process only; others show as 429.
 */
export function slidingWindow(requestsPer10Seconds: () => number, now: NowMs, wait: WaitMs): Pace {
	const taken = new Set<Place>();
	let turn: Promise<unknown> = Promise.resolve();

	const takePlace = async (): Promise<() => void> => {
		for (;;) {
			const { places, spanMs } = windowOf(Math.max(1, requestsPer10Seconds()));
			for (const place of taken) if (place.freeAtMs <= now()) taken.delete(place);
			if (taken.size < places) return occupied(spanMs);
			const first = Math.min(...[...taken].map(({ freeAtMs }) => freeAtMs));
			const answers = [...taken].flatMap(({ underWay }) => underWay ?? []);
			await Promise.race([wait(first - now()), ...answers]);
		}
	};
	const occupied = (spanMs: number): (() => void) => {
		let tell = () => {};
		const underWay = new Promise<void>((resolve) => (tell = resolve));
		const place: Place = { freeAtMs: now() + LONGEST_WAY_MS + spanMs, underWay };
		taken.add(place);
		return () => {
			place.freeAtMs = Math.min(place.freeAtMs, now() + spanMs);
			place.underWay = undefined;
			tell();
		};
	};
	return async () => {
		const place = turn.then(takePlace, takePlace);
		turn = place;
		return await place;
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
