import { mapContact, remapContact } from '../../../nodes/core/toCustomer/mapContact.ts';
import type { ContactRule } from '../../../nodes/core/toCustomer/mapContact.ts';
import { contact, NOON, NUMBER } from '../people.mts';
import { toCustomerSettings } from '../twoSides.mts';

const rule = (part: Partial<ContactRule>): ContactRule => ({
	source: { attribute: 'City' },
	field: 'note',
	type: 'text',
	whenEmpty: 'clear',
	...part,
});

const map = (
	part: Parameters<typeof contact>[0],
	rules: readonly ContactRule[] = toCustomerSettings.rules,
) => mapContact(contact(part), undefined, { ...toCustomerSettings, rules }, {});

it('maps number, name, e-mail, fields, tags and consent', () => {
	const there = contact({ attributes: { Email: ' Ada@X.example ', City: 'Kiel' } });
	const heard = { heard: 'optIn', heardAt: NOON } as const;
	expect(mapContact(there, '42', toCustomerSettings, heard)).toEqual({
		wanted: {
			contactId: 'c1',
			number: NUMBER,
			phone: `+${NUMBER}`,
			phones: [`+${NUMBER}`],
			emails: ['Ada@X.example', 'ada@x.example'],
			linkedTo: '42',
			name: { firstName: 'Ada', lastName: null },
			fields: {
				email: { attribute: 'email', type: 'text', whenEmpty: 'clear', value: 'Ada@X.example' },
				note: { attribute: 'City', type: 'text', whenEmpty: 'clear', value: 'Kiel' },
			},
			tags: toCustomerSettings.tags,
			consent: { channel: 'email', heard: 'optIn', heardAt: NOON },
			subscribeNew: true,
		},
		problems: [],
	});
});

it.each([
	['missing', {}, 'clear', undefined],
	['missing', {}, 'keep', undefined],
	['empty', { City: ' ' }, 'clear', null],
	['empty', { City: ' ' }, 'keep', undefined],
	['under another spelling', { city: 'Kiel' }, 'keep', 'Kiel'],
	['of several lines', { City: 'a\r\n b ' }, 'clear', 'a b'],
] as const)('an attribute that is %s: %j, when empty %s', (_, attributes, whenEmpty, value) => {
	expect(map({ attributes }, [rule({ whenEmpty })]).wanted.fields['note']?.value).toBe(value);
});

it.each([
	['number', '5.0', '5'],
	['boolean', 'YES', 'true'],
	['date', '2026-02-03T10:00:00Z', '2026-02-03'],
] as const)('reads a %s', (type, text, value) => {
	const { wanted } = map({ attributes: { City: text } }, [rule({ type })]);
	expect(wanted.fields['note']?.value).toBe(value);
});

it.each([
	['a value of another type', 'City', rule({ type: 'number' }), 'valueNotConvertible', 'note'],
	['an e-mail address that is none', 'City', rule({ field: 'email' }), 'emailInvalid', 'email'],
])('tells of %s and takes it for untold', (_, name, one, code, field) => {
	const { wanted, problems } = map({ attributes: { [name]: 'soon' } }, [one]);
	expect(problems).toMatchObject([{ code, field }]);
	expect(wanted.fields[field]).not.toHaveProperty('value');
	expect(wanted.emails).toEqual([]);
});

it.each([
	['hidden', null, null, 'noNumber', []],
	['no valid one', '123', null, 'phoneInvalid', ['+123']],
	['valid', '491701234567', '+491701234567', undefined, ['+491701234567']],
	[
		'Brazilian, as of old',
		'551187654321',
		'+5511987654321',
		undefined,
		['+551187654321', '+5511987654321'],
	],
	[
		'Mexican, as of old',
		'5215512345678',
		'+525512345678',
		undefined,
		['+5215512345678', '+525512345678'],
	],
])('a number that is %s', (_, number, phone, phoneProblem, phones) => {
	const { wanted, problems } = map({ number });
	expect(wanted).toMatchObject({ number, phone, phones });
	expect(wanted.phoneProblem).toBe(phoneProblem);
	expect(problems.map(({ code }) => code)).toEqual(phoneProblem ? [phoneProblem] : []);
});

it('maps the contact anew by the same rules, and keeps what the user worked out', () => {
	const rules = [rule({}), rule({ source: { value: 'from WhatsApp' }, field: 'locale' })];
	const { wanted } = map({ attributes: { City: 'Kiel' } }, rules);
	const again = remapContact(wanted, contact({ attributes: { City: 'Bonn' } }), '42').wanted;
	expect(again).toMatchObject({ linkedTo: '42', subscribeNew: true });
	expect(again.fields['note']?.value).toBe('Bonn');
	expect(again.fields['locale']).toEqual(wanted.fields['locale']);
});
