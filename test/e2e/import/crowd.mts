import type { NewCustomer, ShopifySandbox } from '../../../sandbox/shopify/index.mts';

export interface Person {
	readonly customer: NewCustomer;
	/** Whether anything in Wati can be hers: a number that is one. */
	readonly reachable: boolean;
}

const every = (line: number, step: number, phase = 0): boolean => line % step === phase;

const mobile = (line: number): string => `+49151${String(10_000_000 + line)}`;
const brazilian = (line: number): string => `+55119${String(80_000_000 + line)}`;

/** Everybody has a number and says whether mails are welcome. */
export const simplePerson = (line: number): Person => ({
	customer: {
		firstName: 'Customer',
		lastName: String(line),
		email: `customer-${line}@example.com`,
		phone: mobile(line),
		tags: every(line, 4) ? ['VIP'] : [],
		consents: { email: every(line, 2) ? 'SUBSCRIBED' : 'NOT_SUBSCRIBED' },
	},
	reachable: true,
});

/** All kinds of people, as a shop of some years has them. */
export function mixedPerson(line: number): Person {
	const { customer } = simplePerson(line);
	const { phone: _, ...unreachable } = customer;
	if (every(line, 33, 5)) return { customer: unreachable, reachable: false };
	if (every(line, 100, 11)) {
		const addresses = [{ phone: '12345', countryCode: 'DE' }];
		return { customer: { ...unreachable, addresses }, reachable: false };
	}
	if (every(line, 25, 7)) {
		return { customer: { ...customer, phone: brazilian(line) }, reachable: true };
	}
	if (every(line, 10, 3)) {
		return { customer: { ...customer, consents: { email: 'UNSUBSCRIBED' } }, reachable: true };
	}
	if (every(line, 15, 9)) {
		const { email: __, consents: ___, ...withoutEmail } = customer;
		return { customer: { ...withoutEmail, tags: ['Wholesale', 'VIP'] }, reachable: true };
	}
	return { customer, reachable: true };
}

/** Fills the shop; gives the ids, as numbers, in the order of the lines. */
export function fill(
	{ merchant }: ShopifySandbox,
	size: number,
	personOf: (line: number) => Person,
): readonly string[] {
	return Array.from(
		{ length: size },
		(_, line) => merchant.createCustomer(personOf(line).customer).legacyId,
	);
}
