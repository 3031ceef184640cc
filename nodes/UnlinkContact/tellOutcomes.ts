import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Outcome } from '../core/outcome';
import { EXPLANATIONS, explain } from '../n8n/explain';
import { outcomeJson } from '../n8n/itemJson';
import { contactOf, customerOf, extended, tellFailures, type FailedRecord } from '../n8n/records';
import { resting } from '../sync/goneOutcome';

/** Whose record an item is, for a person who has to find it. */
function nameOf(json: IDataObject): string {
	const { customerId } = (json.event ?? {}) as { customerId?: unknown };
	if (typeof customerId === 'string') return customerOf({ mapped: { customerId } });
	return json.contact ? contactOf(json) : customerOf(json);
}

/** Warns once of what stands in the way of all opt-outs. */
function tellHint(context: IExecuteFunctions, outcomes: readonly Outcome[]): void {
	const isIgnored = outcomes.some(({ problems }) =>
		problems.some(({ code }) => code === 'consentNotApplied'),
	);
	if (!isIgnored) return;
	const message = EXPLANATIONS.consentNotApplied;
	context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
}

/** Adds to each item its outcome, and makes failures of those that failed or cannot be read. */
export function tellOutcomes(
	context: IExecuteFunctions,
	outcomes: ReadonlyMap<number, Outcome>,
	flaws: ReadonlyMap<number, string>,
): INodeExecutionData[] {
	const failures: FailedRecord[] = [];
	const items = context.getInputData().flatMap((item, index) => {
		const flaw = flaws.get(index);
		const outcome = outcomes.get(index) ?? resting('failed', flaw ? 'notMapped' : 'noAnswer');
		const told = outcomeJson(outcome, 'shopifyToWati');
		if (outcome.action !== 'failed') return [extended(item, index, { outcome: told })];
		const why = flaw ?? outcome.detail ?? outcome.reason;
		failures.push({
			item: index,
			message: flaw ?? `The contact of ${nameOf(item.json)} was not unlinked: ${why}`,
			description: flaw ?? explain(outcome.reason),
			json: { outcome: { ...told, ...(flaw ? { message: flaw } : {}) } },
		});
		return [];
	});
	tellHint(context, [...outcomes.values()]);
	return [...items, ...tellFailures(context, failures)];
}
