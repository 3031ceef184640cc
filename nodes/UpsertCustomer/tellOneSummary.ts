import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { plainId } from '../core/attributes';
import type { Outcome } from '../core/outcome';
import { summarize, type Ended } from '../core/summary';
import { readCalls, readMapped } from '../n8n/itemJson';
import { summaryJson } from '../n8n/summaryJson';
import { tellSummary } from './summary';
import { without } from './tellOutcomes';

function customerIdOf({ mapped, customer }: IDataObject): string {
	const id =
		(mapped as { customerId?: unknown } | null | undefined)?.customerId ??
		(customer as { id?: unknown } | null | undefined)?.id;
	return (typeof id === 'string' && plainId(id)) || 'unknown';
}

/** One item for the whole batch, with the calls that looking up and writing took. */
export function tellOneSummary(
	context: IExecuteFunctions,
	outcomes: ReadonlyMap<number, Outcome>,
	begun: ReadonlySet<string>,
	written: number,
): INodeExecutionData {
	const items = context.getInputData();
	const ended = items.map(({ json }, index): Ended => {
		const wanted = readMapped(json.mapped);
		return {
			customerId: customerIdOf(json),
			outcome: outcomes.get(index) ?? without('failed', 'noAnswer'),
			...(wanted ? { wanted } : {}),
		};
	});
	tellSummary(
		context,
		ended.map(({ outcome }) => outcome),
	);
	// Each item tells the calls of the look-up of all of them.
	const lookedUp = Math.max(0, ...items.map(({ json }) => readCalls(json.match)));
	return {
		json: { summary: summaryJson(summarize(ended, begun), lookedUp + written) },
		pairedItem: items.map((_, item) => ({ item })),
	};
}
