import type { NewCustomer } from '../../sandbox/shopify/index.mts';
import type { World } from './world.mts';

const LINE_DIGITS = 7;

/** A valid number of its own for each line. */
export const phoneOf = (line: number): string =>
	`+49151${String(line + 2_000_000).padStart(LINE_DIGITS + 1, '1')}`;

export const numberOf = (line: number): string => phoneOf(line).slice(1);

/** The customer of a line; every second one is subscribed. */
export const personOf = (line: number): NewCustomer => ({
	firstName: 'Customer',
	lastName: String(line),
	email: `customer-${line}@example.com`,
	phone: phoneOf(line),
	consents: { email: line % 2 === 0 ? 'SUBSCRIBED' : 'NOT_SUBSCRIBED' },
});

/** Fills the shop; gives the ids in the order of the lines. */
export const crowd = (world: World, size: number): readonly string[] =>
	Array.from(
		{ length: size },
		(_, line) => world.shopify.merchant.createCustomer(personOf(line)).id,
	);
