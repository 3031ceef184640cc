export type Log = (line: string) => void;

/** Runs named steps and says, at least every `beat` milliseconds, what it is waiting for. */
export interface Progress {
	step<T>(name: string, work: () => Promise<T>): Promise<T>;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(0)} s`;

export function progress(log: Log, { beat = 10_000, now = Date.now } = {}): Progress {
	const begun = now();
	return {
		async step(name, work) {
			const start = now();
			log(`[${seconds(start - begun)}] ${name}`);
			const heartbeat = setInterval(() => {
				log(`[${seconds(now() - begun)}] ${name}: still at it, for ${seconds(now() - start)}`);
			}, beat);
			try {
				const result = await work();
				log(`[${seconds(now() - begun)}] ${name}: done in ${seconds(now() - start)}`);
				return result;
			} finally {
				clearInterval(heartbeat);
			}
		},
	};
}
