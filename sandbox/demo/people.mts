import type { NewCustomer } from '../shopify/index.mts';

/** Who is in the shop when the demo opens. Nobody here is a real person or a number in use. */
export const PEOPLE: readonly NewCustomer[] = [
	{
		firstName: 'Amara',
		lastName: 'Okafor',
		email: 'amara@example.com',
		phone: '+14155550132',
		tags: ['VIP', 'Newsletter'],
		consents: { email: 'SUBSCRIBED' },
	},
	{
		firstName: 'Bruno',
		lastName: 'Keller',
		email: 'bruno@example.com',
		phone: '+4915112345678',
		tags: ['Wholesale'],
	},
	{
		firstName: 'Chitra',
		lastName: 'Rao',
		email: 'chitra@example.com',
		tags: ['Newsletter'],
		consents: { email: 'SUBSCRIBED' },
	},
];
