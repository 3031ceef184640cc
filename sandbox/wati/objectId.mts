import { createHash } from 'node:crypto';

let counter = 0;

/** 24 hex digits, as Wati's database makes them: the time, then a counter. */
export function objectId(nowMs: number): string {
	counter += 1;
	const seconds = Math.floor(nowMs / 1000)
		.toString(16)
		.padStart(8, '0');
	return seconds + counter.toString(16).padStart(16, '0');
}

/** The same 24 hex digits for the same words, every time. */
export function objectIdOf(words: string): string {
	return createHash('sha256').update(words).digest('hex').slice(0, 24);
}
