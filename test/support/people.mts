import type { NewCustomer } from '../../sandbox/shopify/index.mts';

export const JANE: NewCustomer = {
	firstName: 'Jane',
	lastName: 'Doe',
	email: 'jane@example.com',
	phone: '+14155552671',
	consents: { email: 'SUBSCRIBED' },
};

/** Jane's number as Wati has it. */
export const JANES = '14155552671';

export const JOHN: NewCustomer = {
	firstName: 'John',
	lastName: 'Roe',
	email: 'john@example.com',
	phone: '+14155552672',
	consents: { email: 'SUBSCRIBED' },
};

export const JOHNS = '14155552672';

/** A number that belongs to nobody. */
export const FREE = '+14155552699';
export const FREES = '14155552699';
