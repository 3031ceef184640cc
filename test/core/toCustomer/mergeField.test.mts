import { mergeField, saysTheSame, settleField } from '../../../nodes/core/toCustomer/mergeField.ts';

it.each([
	['Kiel', ' Kiel '],
	['Ada@X.example', 'ada@x.example'],
	[null, ' '],
])('%j and %j say the same', (one, other) => {
	expect(saysTheSame(one, other)).toBe(true);
});

it.each([
	['Kiel', 'kiel'],
	['Kiel', null],
	['ada@x.example', 'ada@y.example'],
])('%j and %j do not', (one, other) => {
	expect(saysTheSame(one, other)).toBe(false);
});

const both = { customer: 'Kiel', contact: 'Kiel' };
const sides = {
	field: 'city',
	customer: 'Kiel',
	spelled: null,
	agreed: both,
	canFillContact: false,
};

it('leaves a field alone that was not told', () => {
	const merged = mergeField({ ...sides, contact: undefined }, 'contactWins');
	expect(merged).toEqual({ decision: 'asItWas', problems: [] });
});

it.each([
	['equal', ' Kiel', 'Kiel', { customer: 'Kiel', contact: ' Kiel' }],
	['bothStay', 'Bonn', 'Kiel', { customer: 'Kiel', contact: 'Bonn' }],
	['toCustomer', 'Bonn', 'Bonn', { customer: 'Bonn', contact: 'Bonn' }],
	['toContact', null, 'Kiel', both],
	['asItWas', 'Bonn', 'Ulm', both],
] as const)('remembers after %s what each side says', (decision, spelled, after, expected) => {
	const before = { customer: 'Kiel', contact: spelled, spelled, agreed: both };
	expect(settleField(decision, before, after)).toEqual(expected);
});
