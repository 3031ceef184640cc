import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../../../sandbox/weather/chance.mts';
import { newCustomer, type Registry } from './crowd.mts';
import { contactOf, customerOf, isLinked, type Person } from './people.mts';
import { calm } from './settling.mts';
import type { StormWorld } from './world.mts';

const CUSTOMERS = 200;
const WRITERS = 40;
const AT_ONCE = 10;

/** Whom the published templates bring together by themselves, in good weather. */
export async function peopleLinkedLive(
	world: StormWorld,
	chance: Chance,
	registry: Registry,
): Promise<readonly Person[]> {
	const { shop, wati } = world;
	const people: Person[] = [];
	// Every creation is told twice, as one event: the second telling would only take time.
	let told = 0;
	shop.webhooks.setWeather(() => ((told += 1) % 2 === 1 ? [0] : []));
	for (let line = 0; line < CUSTOMERS; line += 1) {
		const who = registry.person('Customer');
		Object.assign(who, { number: registry.number(), isTouched: true });
		who.customerId = shop.merchant.createCustomer(newCustomer(chance, registry, who)).id;
		people.push(who);
		if (line % AT_ONCE === AT_ONCE - 1) await shop.webhooks.settled();
	}
	await calm(world);
	shop.webhooks.setWeather(() => []);
	for (let line = 0; line < WRITERS; line += 1) {
		const who = registry.person('Writer');
		Object.assign(who, { number: registry.number(), isTouched: true, wrote: 'asNew' });
		await wati.people.write(who.number ?? '', 'Hello', { name: who.name });
		people.push(who);
		await sleep(20);
	}
	await calm(world);
	shop.webhooks.setWeather(undefined);
	return people;
}

/** Who of them has not been linked. */
export const unlinked = (world: StormWorld, people: readonly Person[]): readonly string[] =>
	people
		.filter((who) => !isLinked(contactOf(world, who)) || customerOf(world, who) === undefined)
		.map(({ name }) => name);
