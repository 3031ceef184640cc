import { problem, REASONS } from '../../nodes/core/reasons.ts';
import { explain, EXPLANATIONS, problemJson } from '../../nodes/n8n/explain.ts';

it.each(REASONS)('explains %s in whole sentences of its own', (reason) => {
	const text = explain(reason);
	expect(text).toMatch(/^[A-Z][^\n]+\.$/);
	expect(Object.values(EXPLANATIONS).filter((other) => other === text)).toHaveLength(1);
});

it('lists the reasons once each, in the order of the alphabet', () => {
	expect(REASONS).toEqual([...new Set(REASONS)].sort());
});

it('puts what makes a case special behind the sentence', () => {
	expect(explain('tooManyTags', 'Limit: 5.')).toBe(`${EXPLANATIONS.tooManyTags} Limit: 5.`);
});

it.each([
	[problem('noPhone'), { code: 'noPhone' }],
	[problem('conflictHeld', 'city'), { code: 'conflictHeld', field: 'city' }],
	[
		problem('tooManyTags', 'vip', 'Limit: 5.'),
		{ code: 'tooManyTags', field: 'vip', detail: 'Limit: 5.' },
	],
])('shows the problem %j with its message', (one, shown) => {
	expect(problemJson(one)).toEqual({ ...shown, message: explain(one.code, one.detail) });
});
