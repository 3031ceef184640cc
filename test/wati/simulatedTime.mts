interface Timer {
	readonly atMs: number;
	readonly wake: () => void;
}

const allElse = async () => await new Promise((resolve) => setImmediate(resolve));

/** A clock that jumps to the next moment at which something happens, once all else has. */
export function simulatedTime() {
	let nowMs = 0;
	let timers: readonly Timer[] = [];
	const spans: number[] = [];

	const at = async (atMs: number) =>
		await new Promise<void>((wake) => (timers = [...timers, { atMs, wake }]));

	const runUntil = async <T,>(work: Promise<T>): Promise<T> => {
		let over = false;
		const end = () => void (over = true);
		work.then(end, end);
		for (;;) {
			await allElse();
			if (over) return await work;
			const next = Math.min(...timers.map(({ atMs }) => atMs));
			if (next === Infinity) throw new Error('Nothing is left that could happen');
			nowMs = Math.max(nowMs, next);
			const due = timers.filter(({ atMs }) => atMs <= nowMs);
			timers = timers.filter(({ atMs }) => atMs > nowMs);
			for (const { wake } of due) wake();
		}
	};

	return {
		now: () => nowMs,
		/** As long as it takes, without being a wait of the one who is tested. */
		pass: async (ms: number) => await at(nowMs + ms),
		wait: async (ms: number) => {
			spans.push(ms);
			await at(nowMs + ms);
		},
		/** How long each wait was asked to be. */
		spans,
		runUntil,
	};
}
