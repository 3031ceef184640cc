import { verdictOn } from '../../nodes/core/failureVerdict';

it.each(['notLinked', 'putOff', 'staleCustomer', 'syncDisabled'] as const)(
	'says neither well nor ill of a record that was passed over: %s',
	(reason) => {
		expect(verdictOn({ action: 'skipped', reason })).toEqual({ kind: 'untold' });
	},
);

it('takes a record that was looked at and left as it is for well', () => {
	expect(verdictOn({ action: 'unchanged', reason: 'alreadyInStep' })).toEqual({ kind: 'well' });
});
