/** The sandboxes' time, in milliseconds. A limit of 10 s can be run a thousand times faster. */
export interface Clock {
	now(): number;
	sleep(ms: number): Promise<void>;
}

/** A clock that runs `speed` times as fast as the wall's. */
export function scaledClock(speed = 1): Clock {
	const start = Date.now();
	return {
		now: () => start + (Date.now() - start) * speed,
		sleep: async (ms) => await new Promise((resolve) => setTimeout(resolve, ms / speed)),
	};
}
