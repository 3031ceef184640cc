import { readPersonName } from '../../nodes/core/personName.ts';

it.each([
	['Ada', 'Ada', null],
	[' Ada  King Lovelace ', 'Ada', 'King Lovelace'],
	['Ada 🌸 Lovelace', 'Ada', 'Lovelace'],
	['🇩🇪 Jürgen 👨‍👩‍👧', 'Jürgen', null],
	['山田 太郎', '山田', '太郎'],
	['\u200eAda', 'Ada', null],
	['R2 D2', 'R2', 'D2'],
	['ශ්\u200dරීමාලි', 'ශ්\u200dරීමාලි', null],
	['Ada 👩\u200d🚀 Byron', 'Ada', 'Byron'],
])('%j is a first and a last name', (shown, firstName, lastName) => {
	expect(readPersonName(shown)).toEqual({ firstName, lastName });
});

it.each(['', '   ', '🌸', '+49 170 1234567', '491701234567', 'ada@x.example', '@ada', '— …'])(
	'%j is no name',
	(shown) => {
		expect(readPersonName(shown)).toBeUndefined();
	},
);
