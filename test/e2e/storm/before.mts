import type { Chance } from '../../../sandbox/weather/chance.mts';
import { newCustomer, type Registry } from './crowd.mts';
import type { Person } from './people.mts';
import type { StormWorld } from './world.mts';

const EACH = 20;

/** Who is there before the sync: twenty on each side alone, and twenty on both. */
export function peopleBefore(
	{ shop, wati }: Pick<StormWorld, 'shop' | 'wati'>,
	chance: Chance,
	registry: Registry,
): readonly Person[] {
	const people: Person[] = [];
	for (const [kind, inShop, inWati] of [
		['Shopper', true, false],
		['Chatter', false, true],
		['Both', true, true],
	] as const) {
		for (let index = 0; index < EACH; index += 1) {
			const who = registry.person(kind);
			who.number = registry.number();
			if (inShop) {
				who.customerId = shop.merchant.createCustomer(newCustomer(chance, registry, who)).id;
			}
			if (inWati) {
				wati.agent.addContact({ number: who.number, name: who.name });
				who.city = 'Lyon';
				wati.agent.setAttribute(who.number, 'city', who.city);
			}
			people.push(who);
		}
	}
	const [one, two, three] = people.filter(({ name }) => name.startsWith('Chatter'));
	const emails = shop.customers().flatMap(({ email }) => email ?? []);
	for (const [index, who] of [one, two, three].entries()) {
		// Is it the same person with another number? Only a person can say.
		wati.agent.setAttribute(who?.number ?? '', 'email', emails[index] ?? '');
	}
	return people;
}
