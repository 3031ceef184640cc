import type { NewCustomer, ShopifySandbox } from '../shopify/index.mts';

type Consent = 'subscribed' | 'unsubscribed' | 'never asked';
type Line = readonly [
	daysAgo: number,
	name: string,
	phone: string | null,
	consent: Consent,
	...tags: string[],
];

/** Nobody here is a real person: most numbers are of ranges kept for films and examples. */
const LINES: readonly Line[] = [
	[362, 'Ingrid Solberg', '+46701740605', 'subscribed', 'VIP'],
	[355, 'Marcus Webb', '+12125550101', 'never asked'],
	[347, 'Yuki Tanabe', '+12125550102', 'subscribed', 'Newsletter'],
	[338, 'Pedro Alencar', '+5511900000001', 'subscribed', 'Wholesale', 'Brazil'],
	[330, 'Hanna Lindqvist', '+46701740606', 'unsubscribed'],
	[321, 'Tom Ashby', null, 'subscribed', 'Newsletter'],
	[312, 'Grace Adeyemi', '+13125550103', 'subscribed', 'VIP', 'Newsletter'],
	[304, 'Oskar Blom', '+46701740607', 'never asked'],
	[295, 'Lucia Ferrante', '+13125550104', 'subscribed'],
	[287, 'Ben Cartwright', '+61491570157', 'never asked', 'Wholesale'],
	[276, 'Nadia Haddad', '+13125550105', 'unsubscribed', 'VIP'],
	[268, 'Felix Brandt', '+4917139200001', 'subscribed', 'Newsletter'],
	[259, 'Carla Moreira', '+5521900000002', 'never asked', 'Brazil'],
	[251, 'Simon Achterberg', null, 'never asked'],
	[240, 'Zoe Papadakis', '+12025550106', 'subscribed'],
	[229, 'Viktor Nyman', '+46701740608', 'subscribed', 'VIP'],
	[221, 'Leila Rahimi', '+12025550107', 'unsubscribed', 'Newsletter'],
	[213, 'Jack Thornbury', '+61491570158', 'subscribed'],
	[204, 'Astrid Holm', '+46701740609', 'never asked'],
	[196, 'Daniel Osei', '+12025550108', 'subscribed', 'Gold Member'],
	[183, 'Marta Kowalczyk', null, 'subscribed', 'Newsletter'],
	[171, 'Henry Whitlock', '+61491570159', 'unsubscribed'],
	[163, 'Sofia Marchetti', '+14155550109', 'subscribed', 'VIP'],
	[152, 'Arjun Pillai', '+14155550110', 'never asked'],
	[144, 'Emma Sandberg', '+46701740610', 'subscribed', 'Gold Member', 'Newsletter'],
	[131, 'Paul Dreyer', '+4917139200002', 'subscribed'],
	[120, 'Rosa Villanueva', '+14155550111', 'never asked', 'Wholesale'],
	[111, 'Liam Gallard', '+61491570110', 'subscribed'],
	[102, 'Mina Farouk', null, 'unsubscribed'],
	[93, 'Jonas Ekberg', '+46701740611', 'subscribed', 'VIP'],
	[84, 'Olivia Prentice', '+16135550112', 'subscribed', 'Newsletter'],
	[76, 'Tariq Mansour', '+16135550113', 'never asked'],
	[68, 'Elsa Nordahl', '+46701740612', 'unsubscribed'],
	[59, 'Chloe Beaumont', '+16135550114', 'subscribed', 'Gold Member'],
	[50, 'Ravi Menon', '+16135550115', 'subscribed'],
	[41, 'Helga Steiner', '+4917139200003', 'never asked', 'Wholesale'],
	[32, 'Noah Fairfax', null, 'subscribed', 'Newsletter'],
	[23, 'Isabel Quiroga', '+12065550116', 'subscribed', 'VIP'],
	[14, 'Owen Pritchard', '+61491570006', 'never asked'],
	[6, 'Freja Dahl', '+46701740613', 'subscribed', 'Newsletter'],
];

const DAY_MS = 86_400_000;

const STATES = {
	subscribed: { email: 'SUBSCRIBED' },
	unsubscribed: { email: 'UNSUBSCRIBED' },
	'never asked': {},
} as const;

function draftOf([, name, phone, consent, ...tags]: Line): NewCustomer {
	const [firstName = '', lastName = ''] = name.split(' ');
	const email = `${name.toLowerCase().replace(' ', '.')}@example.com`;
	return {
		firstName,
		lastName,
		email,
		...(phone === null ? {} : { phone }),
		tags,
		consents: STATES[consent],
	};
}

/** Customers of the last twelve months, from before there was a sync. */
export function enterOlderCustomers({ merchant }: ShopifySandbox, now = Date.now()): void {
	for (const line of LINES) {
		const createdAt = new Date(now - line[0] * DAY_MS).toISOString();
		merchant.createCustomer(draftOf(line), { createdAt });
	}
}
