import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { explain } from '../n8n/explain';
import { failedMatchJson, matchJson, readMapped } from '../n8n/itemJson';
import { customerOf, extended, tellFailures, type FailedRecord } from '../n8n/records';
import { connectWati } from '../n8n/watiConnection';
import { succeeded, type WatiResult } from '../wati/http';
import { reasonOfFailure } from '../wati/job';
import type { LookedUp } from '../wati/lookUp';
import { lookUpAll, type Found } from '../wati/lookUpAll';
import { outputOf } from './outputs';
import { readLookUp } from './properties';

const DELETED: WatiResult<LookedUp> = succeeded({
	match: { status: 'held', reason: 'customerDeleted' },
	problems: [],
});

/** Looks the contact of each item up. A look-up that failed is a failure, never *not found*. */
export async function matchCustomers(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { client, account, calls } = await connectWati(context);
	const items = context.getInputData();
	const mapped = items.map(({ json }) => readMapped(json.mapped));
	const customers = mapped.flatMap((wanted) => wanted ?? []);
	const found = await lookUpAll(client, account, customers, readLookUp(context), Date.now);

	const outputs: [INodeExecutionData[], INodeExecutionData[], INodeExecutionData[]] = [[], [], []];
	const failures: FailedRecord[] = [];
	const run = { execution: context.getExecutionId(), calls: calls() };
	for (const [index, item] of items.entries()) {
		const wanted = mapped[index];
		const deleted = item.json.mapped === null;
		const one: Found | undefined = deleted
			? { result: DELETED, atMs: Date.now() }
			: wanted && found.get(wanted);
		if (!one) {
			const message = explain('notMapped');
			failures.push({ item: index, message, description: message, json: { match: null } });
			continue;
		}
		const { result, atMs, listed } = one;
		const matchedAt = new Date(atMs).toISOString();
		if (!result.ok) {
			const { message } = result.failure;
			const reason = reasonOfFailure(result.failure);
			failures.push({
				item: index,
				message: `${customerOf(item.json)} could not be looked up in Wati: ${message}`,
				description: explain(reason),
				json: { match: { ...failedMatchJson(reason, message), ...run } },
			});
			continue;
		}
		const { match, problems } = result.value;
		const note = { problems, matchedAt, ...run, ...(listed ? { listed } : {}) };
		outputs[outputOf(match.status)]?.push(extended(item, index, { match: matchJson(match, note) }));
	}
	outputs[0].push(...tellFailures(context, failures));
	return outputs;
}
