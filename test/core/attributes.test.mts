import {
	nameOnContact,
	plainId,
	rememberedBy,
	valueOnContact,
} from '../../nodes/core/attributes.ts';
import { encodeLedger } from '../../nodes/core/ledgerText.ts';
import { contact, CUSTOMER_ID, ledger, linked, names, PREFIX } from './people.mts';

const withAttributes = (attributes: Record<string, string>) => contact({ attributes });

it.each([
	['email', { Email: 'a@b.example' }, 'Email'],
	['email', { Email: 'old', email: 'new' }, 'email'],
	['email', {}, 'email'],
	['constructor', { Constructor: 'x' }, 'Constructor'],
])('writes %j on %j under %j', (name, attributes, expected) => {
	expect(nameOnContact(withAttributes(attributes), name)).toBe(expected);
});

it.each([
	['email', { EMAIL: 'a@b.example' }, 'a@b.example'],
	['email', { email: '' }, null],
	['email', { email: ' \t' }, null],
	['email', {}, null],
	['constructor', {}, null],
	['__proto__', {}, null],
])('reads %j of %j as %j', (name, attributes, expected) => {
	expect(valueOnContact(withAttributes(attributes), name)).toBe(expected);
});

it.each([
	['gid://shop/Customer/42', '42'],
	['42', '42'],
	[' 42 ', '42'],
	['', undefined],
	['-', undefined],
	['Customer42', undefined],
	['42abc', undefined],
])('the plain id of %j is %j', (id, expected) => {
	expect(plainId(id)).toBe(expected);
});

it('remembers the customer and what both agreed on', () => {
	expect(rememberedBy(linked({}, { tags: { tag_vip: 'VIP' } }), names)).toEqual({
		customerId: CUSTOMER_ID,
		ledger: ledger({ tags: { tag_vip: 'VIP' } }),
	});
});

it('takes no ledger without a link: it is nobody’s', () => {
	const orphan = withAttributes(encodeLedger(ledger(), names.ledger, PREFIX));
	expect(rememberedBy(orphan, names)).toEqual({ customerId: undefined, ledger: undefined });
});

it('keeps the link where the ledger cannot be read', () => {
	const torn = withAttributes({ [names.link]: CUSTOMER_ID, [names.ledger]: '1~{' });
	expect(rememberedBy(torn, names)).toEqual({ customerId: CUSTOMER_ID, ledger: undefined });
});
