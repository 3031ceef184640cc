/** The sandboxes' time, in milliseconds. A limit of 10 s can be run a thousand times faster. */
export interface Clock {
	now(): number;
	sleep(ms: number): Promise<void>;
}

/** A clock that runs `speed` times as fast as the wall's. */
export function scaledClock(speed = 1): Clock {
	return {
		now: speed === 1 ? () => Date.now() : fasterThanTheWall(speed),
		sleep: async (ms) => await wait(ms / speed),
	};
}

/** The wall's clock counts whole milliseconds: too coarse where each of them is a second. */
function fasterThanTheWall(speed: number): () => number {
	const start = Date.now();
	const began = performance.now();
	return () => Math.floor(start + (performance.now() - began) * speed);
}

/** A timer drops fractions and may fire early, which a fast clock would make seconds of. */
async function wait(ms: number): Promise<void> {
	const until = performance.now() + ms;
	do {
		await new Promise((wake) => setTimeout(wake, until - performance.now()));
	} while (performance.now() < until);
}
