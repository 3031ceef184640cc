import type { FieldValue } from '../../../nodes/core/convert.ts';
import {
	mapCustomer,
	type MappingRule,
	type MappingSettings,
} from '../../../nodes/core/toContact/mapCustomer.ts';
import type { CustomerProfile } from '../../../nodes/core/profile.ts';
import { CUSTOMER_ID, MORNING, NOON, PREFIX } from '../people.mts';

const profile = (
	part: Partial<CustomerProfile> = {},
	fields: Readonly<Record<string, FieldValue>> = {},
): CustomerProfile => ({
	id: CUSTOMER_ID,
	updatedAt: NOON,
	readAt: NOON,
	edited: true,
	consents: {},
	field: (name) => new Map(Object.entries(fields)).get(name),
	...part,
});

const rule = (part: Partial<MappingRule> = {}): MappingRule => ({
	source: { field: 'email' },
	attribute: 'email',
	type: 'text',
	whenEmpty: 'clear',
	...part,
});

const settings = (part: Partial<MappingSettings> = {}): MappingSettings => ({
	rules: [],
	defaultCountry: '',
	addressPhone: false,
	tags: 'none',
	channel: 'none',
	reserved: ['customer_id'],
	...part,
});

const tagged = {
	prefix: PREFIX,
	include: [],
	exclude: [],
	maximum: 9,
	whenRemoved: 'false',
} as const;

const wantedOf = (one: CustomerProfile, part: Partial<MappingSettings> = {}) =>
	mapCustomer(one, settings(part), 'some').wanted;

it.each([
	['+49 170 1234567', '', { phone: '+491701234567' }],
	['0170 1234567', 'DE', { phone: '+491701234567' }],
	['0170 1234567', '', { phone: null, phoneProblem: 'phoneInvalid' }],
	['', 'DE', { phone: null, phoneProblem: 'noPhone' }],
	[null, 'DE', { phone: null, phoneProblem: 'noPhone' }],
])('reads the phone %j in %j', (phone, defaultCountry, expected) => {
	expect(wantedOf(profile({ phone }), { defaultCountry })).toMatchObject(expected);
});

it.each([
	[null, true, '+491701234567'],
	[null, false, null],
	['+14155552671', true, '+14155552671'],
])('of phone %j with address phones set to %j takes %j', (phone, addressPhone, expected) => {
	const one = profile({ phone }, { 'defaultAddress.phone': '+49 170 1234567' });
	expect(wantedOf(one, { addressPhone }).phone).toBe(expected);
});

it.each([
	['a value', 'a@b.example', rule(), { email: 'a@b.example' }],
	['nothing, which clears', null, rule(), { email: null }],
	['nothing, which is left alone', null, rule({ whenEmpty: 'keep' }), {}],
	[
		'nothing, which has a substitute',
		null,
		rule({ whenEmpty: { write: 'none' } }),
		{ email: 'none' },
	],
	[
		'a substitute without a text, which clears',
		null,
		rule({ whenEmpty: { write: '' } }),
		{ email: null },
	],
	['a substitute of two lines', null, rule({ whenEmpty: { write: ' a\nb ' } }), { email: 'a b' }],
	['white space, which is nothing', ' \n', rule(), { email: null }],
	['a worked-out value', null, rule({ source: { value: 7 } }), { email: '7' }],
	[
		'an attribute of an odd name',
		'x',
		rule({ attribute: '__proto__' }),
		Object.fromEntries([['__proto__', 'x']]),
	],
])('maps %s', (_, email, one, expected) => {
	expect(wantedOf(profile({}, { email }), { rules: [one] }).attributes).toEqual(expected);
});

it('leaves alone what it was not told about', () => {
	const { wanted, problems } = mapCustomer(
		profile(),
		settings({ rules: [rule()], tags: tagged, channel: 'email' }),
		'some',
	);
	expect(wanted.attributes).toEqual({});
	expect(wanted).not.toHaveProperty('tags');
	expect(wanted).not.toHaveProperty('consent');
	expect(problems).toEqual([{ code: 'noPhone', field: 'phone' }]);
});

it('leaves an attribute alone whose value is not of its type, and says so', () => {
	const rules = [rule({ type: 'number', attribute: 'age' })];
	const one = profile({ phone: '+491701234567' }, { email: 'old' });
	const { wanted, problems } = mapCustomer(one, settings({ rules }), 'some');
	expect(wanted.attributes).toEqual({});
	expect(problems).toEqual([
		{ code: 'valueNotConvertible', field: 'age', detail: 'Wanted: number.' },
	]);
});

it('lets no tag take the name of a mapped or reserved attribute', () => {
	const one = profile({ tags: ['Email', 'Customer ID', 'VIP'] });
	const { wanted, problems } = mapCustomer(
		one,
		settings({ rules: [rule({ attribute: 'EMAIL' })], tags: { ...tagged, prefix: '' } }),
		'some',
	);
	expect(wanted.tags?.on).toEqual({ vip: 'VIP' });
	expect(problems.filter(({ code }) => code === 'tagNameReserved')).toHaveLength(2);
});

const consents = {
	email: { state: 'subscribed', at: MORNING },
	sms: { state: 'unsubscribed' },
} as const;

it.each([
	['email', { state: 'subscribed', at: MORNING, channel: 'email' }],
	['sms', { state: 'unsubscribed', channel: 'sms' }],
	['whatsApp', undefined],
	['none', undefined],
] as const)('takes the consent of the channel %s', (channel, expected) => {
	expect(wantedOf(profile({ consents }), { channel }).consent).toEqual(expected);
});

const phone = '+491701234567';
const optedOut = { consents: { email: { state: 'unsubscribed' } } } as const;

it.each([
	['an edited customer with a number', { edited: true, phone }, 'some', true],
	['a new customer with a number', { edited: false, phone }, 'some', false],
	['a customer with a number, by no event', { edited: true, phone }, 'none', false],
	['a customer without a number', { edited: true }, 'some', false],
	['an opt-out without a number', { edited: true, ...optedOut }, 'some', true],
	['an opt-out without a number, by no event', { edited: true, ...optedOut }, 'none', false],
] as const)(
	'says of %s whether an earlier contact is worth a search',
	(_, part, news, expected) => {
		const { wanted } = mapCustomer(profile(part), settings({ channel: 'email' }), news);
		expect(wanted.mayHaveMoved).toBe(expected);
	},
);
