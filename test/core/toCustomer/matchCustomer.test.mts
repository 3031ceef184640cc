import {
	matchCustomer,
	type Candidate,
	type FoundCustomers,
} from '../../../nodes/core/toCustomer/matchCustomer.ts';
import { NUMBER } from '../people.mts';

const someone = (id: string, phone: string | null = null): Candidate => ({ id, phone });
const ada = someone('1', `+${NUMBER}`);
const bob = someone('2', '+14155552671');
const eve = someone('3');

const match = (found: Partial<FoundCustomers<Candidate>>, number: string | null = NUMBER) =>
	matchCustomer(number, {
		linked: undefined,
		exact: undefined,
		variants: [],
		emails: [],
		...found,
	});

it.each([
	['the link', { linked: bob }, bob, 'link'],
	['the link, whatever number the customer has by now', { linked: eve }, eve, 'link'],
	['the phone', { exact: ada }, ada, 'phone'],
	['another spelling of the phone', { variants: [ada] }, ada, 'phoneVariant'],
	['the e-mail, of a customer without a phone', { emails: [eve] }, eve, 'email'],
	['the e-mail, of a customer of the same line', { emails: [ada] }, ada, 'email'],
	['all of them, of one customer', { linked: ada, exact: ada, emails: [ada, ada] }, ada, 'link'],
	['the phone, before a variant of it', { exact: ada, variants: [bob] }, ada, 'phone'],
	['the link, among several of an e-mail', { linked: ada, emails: [ada] }, ada, 'link'],
])('matches by %s', (_, found, customer, by) => {
	expect(match(found)).toEqual({ status: 'matched', by, customer });
});

it('matches the old spelling of a line with the new one', () => {
	const paulo = someone('4', '+5511987654321');
	expect(match({ emails: [paulo] }, '551187654321')).toMatchObject({ by: 'email' });
});

it.each([
	['several customers of one e-mail', { emails: [ada, eve] }, 'ambiguous', 'severalCustomers'],
	['several customers of the variants', { variants: [ada, bob] }, 'ambiguous', 'severalCustomers'],
	['link and phone apart', { linked: bob, exact: ada }, 'conflict', 'identityConflict'],
	['phone and e-mail apart', { exact: ada, emails: [eve] }, 'conflict', 'identityConflict'],
	['link and e-mail apart', { linked: ada, emails: [eve] }, 'conflict', 'identityConflict'],
	['an e-mail whose customer has another phone', { emails: [bob] }, 'conflict', 'otherPhone'],
] as const)('decides nothing for %s', (_, found, status, reason) => {
	expect(match(found)).toMatchObject({ status, reason });
});

it.each([
	[{ linked: bob, exact: ada }, bob],
	[{ linked: bob, emails: [ada, eve] }, bob],
	[{ exact: ada, emails: [eve] }, undefined],
])('hands on who is linked, for an opt-out: %j', (found, linked) => {
	expect((match(found) as { linked?: Candidate }).linked).toBe(linked);
});

it('finds nobody where nobody was found', () => {
	expect(match({})).toEqual({ status: 'notFound' });
});

it('holds a contact without a number, whoever was found', () => {
	const held = { status: 'held', reason: 'noNumber' };
	expect(match({ exact: ada }, null)).toEqual(held);
	expect(match({ linked: ada }, null)).toEqual({ ...held, linked: ada });
});
