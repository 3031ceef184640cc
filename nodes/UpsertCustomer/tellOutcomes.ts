import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Outcome } from '../core/outcome';
import type { Reason } from '../core/reasons';
import { explain } from '../n8n/explain';
import { outcomeJson, type Direction } from '../n8n/itemJson';
import { extended, tellFailures, type FailedRecord } from '../n8n/records';
import { tellSummary } from './summary';

/** An outcome of a record that came to no writing at all. */
export const without = (action: Outcome['action'], reason: Reason): Outcome => ({
	action,
	reason,
	changes: [],
	problems: [],
});

export interface Telling {
	readonly direction: Direction;
	/** Whose record an item is, for a person who has to find it. */
	readonly nameOf: (json: IDataObject) => string;
	/** Where it was to be written. */
	readonly service: string;
}

/** Adds to each item its outcome, and makes failures of those that failed. */
export function tellOutcomes(
	context: IExecuteFunctions,
	outcomes: ReadonlyMap<number, Outcome>,
	{ direction, nameOf, service }: Telling,
): INodeExecutionData[] {
	const failures: FailedRecord[] = [];
	const items = context.getInputData().flatMap((item, index) => {
		const outcome = outcomes.get(index) ?? without('failed', 'noAnswer');
		const json = outcomeJson(outcome, direction);
		if (outcome.action !== 'failed') return [extended(item, index, { outcome: json })];
		const why = outcome.detail ?? outcome.reason;
		failures.push({
			item: index,
			message: `${nameOf(item.json)} was not written to ${service}: ${why}`,
			description: explain(outcome.reason),
			json: { outcome: json },
		});
		return [];
	});
	tellSummary(context, [...outcomes.values()]);
	return [...items, ...tellFailures(context, failures)];
}
