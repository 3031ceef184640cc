import fc from 'fast-check';
import { token, type Value } from '../../../nodes/core/ledger.ts';
import type { ConflictRule } from '../../../nodes/core/write.ts';
import { mergeField } from '../../../nodes/core/toContact/mergeField.ts';

const both = (value: Value) => ({ customer: token(value), contact: token(value) });
const merge = (
	customer: Value | undefined,
	contact: Value,
	agreed: { readonly customer: Value; readonly contact: Value } | undefined,
	rule: ConflictRule = 'customerWins',
) => mergeField({ field: 'city', customer, contact, agreed }, rule);

const RULES = ['customerWins', 'contactWins', 'hold'] as const;
const told = (code: string) => [{ code, field: 'city' }];

describe.each(RULES)('under the rule %s', (rule) => {
	it.each([
		['equal, no ledger', 'new', 'new', undefined],
		['equal, both as agreed', 'new', 'new', both('new')],
		['equal, both changed alike', 'new', 'new', both('old')],
		['both empty', null, null, undefined],
		['equal but for white space', 'new', ' new ', both('new')],
	])('writes nothing: %s', (_, customer, contact, agreed) => {
		const merged = merge(customer, contact, agreed, rule);
		expect(merged).toMatchObject({ problems: [] });
		expect(merged.write).toBeUndefined();
	});

	it.each([
		['changed', 'new', 'old', both('old')],
		['filled in', 'new', null, both(null)],
		['emptied', null, 'old', both('old')],
		['changed where both sides were left different', 'new', 'b', { customer: 'a', contact: 'b' }],
		['told for the first time', 'new', 'old', undefined],
		['told for the first time to an empty side', 'new', null, undefined],
	])('writes what the customer’s side %s', (_, customer, contact, agreed) => {
		const merged = merge(customer, contact, agreed, rule);
		expect(merged).toEqual({ write: { value: customer }, agreed: both(customer), problems: [] });
	});

	it.each([
		['changed', 'old', 'new', both('old')],
		['emptied', 'old', null, both('old')],
		['filled', null, 'new', both(null)],
	])('leaves what the contact’s side %s to the other direction', (_, customer, contact, agreed) => {
		const merged = merge(customer, contact, agreed, rule);
		expect(merged).toEqual({ agreed, problems: told('leftToOtherDirection') });
	});

	it('leaves a difference alone that a rule made', () => {
		const agreed = { customer: 'a', contact: 'b' };
		expect(merge('a', 'b', agreed, rule)).toEqual({ agreed, problems: [] });
	});

	it('erases nothing with an absent value where there is no ledger', () => {
		expect(merge(null, 'theirs', undefined, rule)).toEqual({ problems: [] });
	});

	it.each([undefined, both('old')])('changes nothing it was not told about: %j', (agreed) => {
		expect(merge(undefined, 'theirs', agreed, rule)).toEqual({
			...(agreed ? { agreed } : {}),
			problems: [],
		});
	});
});

it.each([
	['customerWins', { write: { value: 'mine' }, agreed: both('mine') }, 'conflictLost'],
	['contactWins', { agreed: both('old') }, 'conflictWon'],
	['hold', { agreed: both('old') }, 'conflictHeld'],
] as const)('both sides changed differently under %s', (rule, expected, code) => {
	expect(merge('mine', 'theirs', both('old'), rule)).toEqual({ ...expected, problems: told(code) });
});

it('takes white space that it tolerated for no change later', () => {
	const first = merge('old', 'old ', undefined, 'hold');
	const second = merge('new', 'old ', first.agreed, 'hold');
	expect(second).toEqual({ write: { value: 'new' }, agreed: both('new'), problems: [] });
});

it('is at rest after its own write, whatever the sides were', () => {
	const value = fc.constantFrom(null, 'a', 'b', ' a', '#a', 'x'.repeat(50));
	const agreed = fc.option(fc.record({ customer: value.map(token), contact: value.map(token) }), {
		nil: undefined,
	});
	fc.assert(
		fc.property(
			value,
			value,
			agreed,
			fc.constantFrom(...RULES),
			(customer, contact, before, rule) => {
				const first = merge(customer, contact, before, rule);
				const after = first.write ? first.write.value : contact;
				const second = merge(customer, after, first.agreed, rule);
				expect(second.write).toBeUndefined();
				expect(second.agreed).toEqual(first.agreed);
			},
		),
	);
});
