/**
 * Jobs that share a key must not overtake each other: each gets a wave of its own, in the order in
 * which they came.
 */
export function inWaves<T>(
	jobs: readonly T[],
	keysOf: (job: T) => readonly string[],
): readonly (readonly T[])[] {
	const seen = new Map<string, number>();
	const waves: T[][] = [];
	for (const job of jobs) {
		const keys = keysOf(job);
		const wave = Math.max(0, ...keys.map((key) => seen.get(key) ?? 0));
		for (const key of keys) seen.set(key, wave + 1);
		(waves[wave] ??= []).push(job);
	}
	return waves;
}
