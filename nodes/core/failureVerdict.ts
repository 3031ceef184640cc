import type { Outcome } from './outcome';
import type { Problem, Reason } from './reasons';
import type { FailedAction } from './failures';

/** Problems that stay until somebody sees to them, though the record itself was written. */
const LASTING: readonly Reason[] = [
	'customerConsentNotApplied',
	'optOutWaits',
	'previousContactKept',
	'twoContacts',
	'valueNotApplied',
];

/**
 * The record was not looked at: this says neither that it is well nor that it is not. A state that
 * another run overtook is among them, for whether the newer one was written only that run knows.
 */
const NOT_TRIED: readonly Reason[] = ['notLinked', 'putOff', 'staleCustomer', 'syncDisabled'];

/** What an outcome means for the failures that are kept. */
export type Verdict =
	| { readonly kind: 'well' }
	| { readonly kind: 'untold' }
	| { readonly kind: 'failed'; readonly action: FailedAction; readonly because: Problem };

/** Judges an outcome. A dry run tried nothing. */
export function verdictOn(
	outcome: Pick<Outcome, 'action' | 'reason' | 'dryRun'> & {
		readonly problems?: readonly Problem[];
	},
): Verdict {
	const { action, reason, dryRun, problems = [] } = outcome;
	if (dryRun) return { kind: 'untold' };
	if (action === 'failed' || action === 'held') {
		return { kind: 'failed', action, because: { code: reason } };
	}
	const lasting = problems.find(({ code }) => LASTING.includes(code));
	if (lasting) return { kind: 'failed', action: 'held', because: lasting };
	return NOT_TRIED.includes(reason) ? { kind: 'untold' } : { kind: 'well' };
}
