import type { NewCustomer } from '../shopify/index.mts';
import type { Agent } from '../wati/index.mts';

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

/** Who has written to the account before. The shop knows Chitra by her e-mail alone. */
export const CONTACTS: readonly Parameters<Agent['addContact']>[0][] = [
	{ number: '61491570156', name: 'Chitra Rao', params: { email: 'chitra@example.com' } },
];
