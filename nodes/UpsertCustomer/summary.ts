import type { IExecuteFunctions } from 'n8n-workflow';
import type { Outcome } from '../core/outcome';
import { EXPLANATIONS } from '../n8n/explain';

const ORDER = ['created', 'updated', 'unchanged', 'skipped', 'held', 'failed'] as const;

/** A run in a line, such as `2 created, 38 updated, 5 skipped (noPhone)`. */
export function summaryOf(outcomes: readonly Outcome[]): string {
	const parts = ORDER.flatMap((action) => {
		const some = outcomes.filter((outcome) => outcome.action === action);
		if (some.length === 0) return [];
		const reasons = [...new Set(some.map(({ reason }) => reason))].join(', ');
		const told = ['skipped', 'held', 'failed'].includes(action) ? ` (${reasons})` : '';
		return [`${some.length} ${action}${told}`];
	});
	const dry = outcomes.some(({ dryRun }) => dryRun) ? 'Dry run: ' : '';
	return dry + (parts.join(', ') || 'nothing to do');
}

/** Tells the run's result on the node, and once what stands in the way of all its consents. */
export function tellSummary(context: IExecuteFunctions, outcomes: readonly Outcome[]): void {
	context.addExecutionHints({ message: summaryOf(outcomes), type: 'info', location: 'outputPane' });
	const ignored = outcomes.some(({ problems }) =>
		problems.some(({ code }) => code === 'consentNotApplied'),
	);
	if (!ignored) return;
	context.addExecutionHints({
		message: EXPLANATIONS.consentNotApplied,
		type: 'warning',
		location: 'outputPane',
	});
}
