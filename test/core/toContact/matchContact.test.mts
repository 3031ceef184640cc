import { matchContact, type Found } from '../../../nodes/core/toContact/matchContact.ts';
import type { Contact } from '../../../nodes/core/profile.ts';
import { contact, CUSTOMER_ID, names } from '../people.mts';

const free = (id: string) => contact({ id });
const of = (customer: string, id: string) =>
	contact({ id, attributes: { [names.link]: customer } });
const mine = (id: string) => of(CUSTOMER_ID, id);
const theirs = (id: string) => of('99', id);

const ids = (contacts: readonly Contact[]) => contacts.map(({ id }) => id);

/** What was found, in short. */
function match(
	exact: Contact | undefined,
	variants: readonly Contact[],
	linked: Found['linked'] = [],
) {
	const found = matchContact(CUSTOMER_ID, { exact, variants, linked }, names);
	if (found.status === 'matched') {
		return [found.by, found.contact.id, ...ids(found.previous)].join(' ');
	}
	if (found.status === 'notFound') return ['notFound', ...ids(found.previous)].join(' ');
	if (found.status === 'held') return found.reason;
	return [found.status, found.reason, ...ids(found.candidates)].join(' ');
}

it.each([
	['nobody', undefined, [], 'notFound'],
	['the number, not linked', free('a'), [], 'phone a'],
	['the number, linked to the customer', mine('a'), [], 'link a'],
	['the number, linked to another', theirs('a'), [], 'conflict linkConflict a'],
	['a variant, not linked', undefined, [free('v')], 'phoneVariant v'],
	['a variant, linked to the customer', undefined, [mine('v')], 'link v'],
	['a variant, linked to another', undefined, [theirs('v')], 'conflict linkConflict v'],
	['two variants', undefined, [free('v'), free('w')], 'ambiguous ambiguousMatch v w'],
	['two variants, one of them the customer’s', undefined, [free('v'), mine('w')], 'link w'],
	[
		'two variants, both the customer’s',
		undefined,
		[mine('v'), mine('w')],
		'ambiguous ambiguousMatch v w',
	],
	['the same variant twice', undefined, [free('v'), free('v')], 'phoneVariant v'],
	['the number beside a variant', free('a'), [free('v')], 'phone a'],
	['the one of two spellings that is linked', free('a'), [mine('v')], 'link v'],
	['the number, where both spellings are linked', mine('a'), [mine('v')], 'link a'],
])('finds %s', (_, exact, variants, expected) => {
	expect(match(exact, variants)).toBe(expected);
});

it.each([
	['nobody of the number: the old contact is released', undefined, [mine('old')], 'notFound old'],
	['the new number too', free('a'), [mine('old')], 'phone a old'],
	['itself by its link', mine('a'), [mine('a')], 'link a'],
	[
		'itself and two older ones',
		mine('a'),
		[mine('a'), mine('b'), mine('c'), mine('b')],
		'link a b c',
	],
	['another’s number', theirs('a'), [mine('old')], 'conflict linkConflict a old'],
])('finds by the link an earlier number, and %s', (_, exact, linked, expected) => {
	expect(match(exact, [], linked)).toBe(expected);
});

it('reads a link that is a whole id', () => {
	const one = of(`gid://shop/Customer/${CUSTOMER_ID}`, 'a');
	expect(match(one, [])).toBe('link a');
});

it('takes a link that names nobody for none', () => {
	expect(match(of('-', 'a'), [])).toBe('phone a');
});
