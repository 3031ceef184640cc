import { setTimeout as sleep } from 'node:timers/promises';
import { importSteps } from './importSteps.mts';
import type { Demo } from './index.mts';
import { quiet } from './quiet.mts';
import { shopSteps } from './shopSteps.mts';
import type { Look, Sight, Step } from './sight.mts';
import { trustSteps } from './trustSteps.mts';
import { writerSteps } from './writerSteps.mts';
import { added, writesSoFar } from './writes.mts';

export interface Finding extends Sight {
	readonly step: string;
}

const DEADLINE_MS = 60_000;
const LOOK_EVERY_MS = 200;
/** Long enough for a webhook and a run that nobody counted on. */
const STAYS_QUIET_MS = 500;

/** A customer's life in the shop, what people write, who was there before, and what goes wrong. */
export const scenario = (): readonly Step[] => [
	...shopSteps(),
	...writerSteps(),
	...importSteps(),
	...trustSteps(),
];

async function until(look: Look): Promise<Sight> {
	for (const deadline = Date.now() + DEADLINE_MS; ; ) {
		const sight = await look();
		if (sight.right || Date.now() > deadline) return sight;
		await sleep(LOOK_EVERY_MS);
	}
}

/** How many writes still follow once everything is quiet: an echo that goes round shows here. */
async function laterWrites(demo: Demo): Promise<number> {
	const before = writesSoFar(demo);
	await sleep(STAYS_QUIET_MS);
	await quiet(demo);
	const { shopify, wati } = added(writesSoFar(demo), before);
	return shopify + wati;
}

/** One step of the scenario: done, awaited, and looked at again once everything is quiet. */
export async function walk(demo: Demo, step: Step): Promise<Finding> {
	const look = await step.act(demo);
	const first = await until(look);
	await quiet(demo);
	const late = await laterWrites(demo);
	const { right, seen } = first.right ? await look() : first;
	if (late === 0) return { step: step.name, right, seen };
	return { step: step.name, right: false, seen: `${seen}; ${late} writes too many` };
}
