import { setTimeout as sleep } from 'node:timers/promises';
import {
	AGENT_ACTIONS,
	SHOP_ACTIONS,
	WRITERS_ACTIONS,
	type Action,
	type Stage,
} from './actions.mts';

const all = Object.entries({
	shop: SHOP_ACTIONS,
	agent: AGENT_ACTIONS,
	person: WRITERS_ACTIONS,
}).flatMap(([who, actions]) =>
	Object.entries(actions).map(([name, [weight, act]]) => ({
		name: `${who}: ${name}`,
		weight,
		act,
	})),
);
const WEIGHT = all.reduce((sum, { weight }) => sum + weight, 0);

import type { Person } from './people.mts';

export interface Performance {
	/** How often what was done. */
	readonly done: Readonly<Record<string, number>>;
}

export interface Pace {
	readonly forMs: number;
	readonly perSecond: number;
}

/** Both sides are edited at random, in the order that the seed gives. */
export async function perform(stage: Stage, { forMs, perSecond }: Pace): Promise<Performance> {
	const done: Record<string, number> = {};
	const begun = Date.now();
	for (let number = 1; Date.now() < begun + forMs; number += 1) {
		const { name, act } = drawn(stage);
		const who = stage.people[stage.chance.whole(0, stage.people.length - 1)];
		const actor = who && act(stage, who);
		if (actor) {
			actor.isTouched = true;
			done[name] = (done[name] ?? 0) + 1;
			log(name, actor);
		}
		const due = begun + (number * 1000) / perSecond;
		await sleep(Math.max(0, due - Date.now()));
	}
	return { done };
}

function drawn({ chance }: Stage): { readonly name: string; readonly act: Action } {
	let left = chance.next() * WEIGHT;
	for (const action of all) {
		left -= action.weight;
		if (left < 0) return action;
	}
	throw new Error('The weights do not add up');
}

/** What happened to whom, for who has to find out why a storm was not survived. */
function log(action: string, { name, number }: Person): void {
	if (process.env['STORM_LOG'] === undefined) return;
	process.stderr.write(`${new Date().toISOString()} ${name} (${number ?? '-'}): ${action}\n`);
}
