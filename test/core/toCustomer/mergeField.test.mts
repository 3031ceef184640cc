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
	isEmptyOnBoth: false,
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
	['bothEmpty', null, null, { customer: null, contact: null }],
	['bothEmpty', null, 'Kiel', both],
	['asItWas', 'Bonn', 'Ulm', both],
] as const)('remembers after %s what each side says', (decision, spelled, after, expected) => {
	const before = { customer: 'Kiel', contact: spelled, spelled, agreed: both };
	expect(settleField(decision, before, after)).toEqual(expected);
});

it('knows a field that both lack, so that two values that come to it later are a conflict', () => {
	const empty = { ...sides, customer: null, agreed: undefined, isEmptyOnBoth: true };
	const { decision } = mergeField({ ...empty, contact: undefined }, 'customerWins');
	const before = { customer: null, contact: undefined, spelled: null, agreed: undefined };
	const agreed = settleField(decision, before, null);
	const later = { ...sides, customer: 'Kiel', contact: 'Bonn', spelled: 'Bonn' };
	const rule = 'customerWins';
	expect(mergeField({ ...later, agreed }, rule).problems).toMatchObject([{ code: 'conflictLost' }]);
	const never = mergeField({ ...later, agreed: undefined }, rule);
	expect(never.decision).toBe('bothStay');
});
