import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from './installation.mts';
import type { Site } from './site.mts';

const PATIENCE_MS = 120_000;

/** Kills n8n while Wati works on a call, so many calls from now; nobody hears its answer. */
export async function killedAt({ n8n }: Installation, { wati }: Site, call: number): Promise<void> {
	const killed = new Promise<void>((resolve, reject) => {
		const act = async () => await n8n.kill().then(resolve, reject);
		wati.faults.add({ on: {}, skip: call, do: { kind: 'before', act } });
	});
	const tooLate = new AbortController();
	const impatience = sleep(PATIENCE_MS, undefined, { signal: tooLate.signal }).then(
		() => {
			throw new Error(`Wati was not called ${call} times`);
		},
		() => undefined,
	);
	await Promise.race([killed, impatience]);
	tooLate.abort();
}

/** Numbers that only look random: the same ones for the same seed. */
export function* randomNumbers(seed: number): Generator<number, never> {
	for (let state = seed; ; ) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		yield state / 2 ** 32;
	}
}
