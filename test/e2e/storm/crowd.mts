import type { Chance } from '../../../sandbox/weather/chance.mts';
import { person, type Person } from './people.mts';

export const TAGS = ['VIP', 'Wholesale', 'Gold', 'New Customer', 'Café'] as const;
/** What agents tick, tags that the shop has not heard of included. */
export const TAG_ATTRIBUTES = [
	'tag_vip',
	'tag_gold',
	'tag_new_customer',
	'tag_called_back',
] as const;

/** Names, numbers and addresses that nobody has yet. */
export class Registry {
	#next = 0;

	number(): string {
		this.#next += 1;
		return `4915${String(110_000_000 + this.#next)}`;
	}

	email(): string {
		this.#next += 1;
		return `person-${this.#next}@example.com`;
	}

	person(kind: string): Person {
		this.#next += 1;
		return person(`${kind} ${this.#next}`);
	}
}

/** A customer as the shop enters one. */
export function newCustomer(chance: Chance, registry: Registry, who: Person) {
	const email = chance.happens(0.9) ? registry.email() : undefined;
	const states = ['SUBSCRIBED', 'SUBSCRIBED', 'NOT_SUBSCRIBED', 'UNSUBSCRIBED'] as const;
	return {
		firstName: who.name.split(' ')[0] ?? '',
		lastName: who.name.split(' ').slice(1).join(' '),
		tags: TAGS.filter(() => chance.happens(0.3)),
		...(who.number === undefined ? {} : { phone: `+${who.number}` }),
		...(email === undefined ? {} : { email, consents: { email: chance.oneOf(states) } }),
	};
}
