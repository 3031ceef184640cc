import { dataTables } from '../../../sandbox/n8n/dataTables.mts';
import { Chance } from '../../../sandbox/weather/chance.mts';
import type { Stage } from './actions.mts';
import { peopleBefore } from './before.mts';
import { Registry } from './crowd.mts';
import { peopleLinkedLive } from './liveLinks.mts';
import { seedOfStorm } from './seed.mts';
import { Words } from './words.mts';
import { openWorld } from './world.mts';

export interface SetStage extends Stage {
	readonly seed: number;
}

/** Three hundred people, most of them linked by live events. */
export async function setStage(): Promise<SetStage> {
	const seed = seedOfStorm();
	const [chance, registry, words] = [new Chance(seed), new Registry(), new Words()];
	const people: SetStage['people'] = [];
	const world = await openWorld((services) => {
		people.push(...peopleBefore(services, chance, registry));
	});
	const since = { reconciled: Date.now() };
	people.push(...(await peopleLinkedLive(world, chance, registry)));
	// On the first of a month a reconciliation would wait for the second.
	const plenty = { value: '10000000' };
	await dataTables(world.n8n.rest).write(
		'shopify_wati_settings',
		{ name: 'monthly_wati_calls' },
		plenty,
	);
	return { seed, world, people, words, chance, registry, since };
}
