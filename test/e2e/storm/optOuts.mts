import { contactOf, customerOf } from './people.mts';
import type { Words } from './words.mts';
import type { StormWorld } from './world.mts';

/** Whose last word was an opt-out, and who would be written to all the same. */
export function lostOptOuts(world: StormWorld, words: Words): readonly string[] {
	const lost: string[] = [];
	for (const [who, sides] of words.outs()) {
		const customer = customerOf(world, who);
		const isSubscribed = customer?.consents.email.state === 'SUBSCRIBED';
		if (sides.includes('shop') && isSubscribed) lost.push(`${who.name} is subscribed in the shop`);
		if (contactOf(world, who)?.allowCampaign) lost.push(`${who.name} gets campaigns from Wati`);
	}
	return lost;
}
