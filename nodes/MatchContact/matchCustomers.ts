import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { explain } from '../n8n/explain';
import { matchJson, readMapped } from '../n8n/itemJson';
import { customerOf, extended, tellFailures, type FailedRecord } from '../n8n/records';
import { connectWati } from '../n8n/watiConnection';
import { reasonOfFailure } from '../wati/job';
import { CONSENT_ATTRIBUTE, linkNames } from '../wati/linkNames';
import { lookUp, type LookedUp } from '../wati/lookUp';
import { outputOf } from './outputs';

const DELETED: LookedUp = { match: { status: 'held', reason: 'customerDeleted' }, problems: [] };

/** Looks the contact of each item up. A look-up that failed is a failure, never *not found*. */
export async function matchCustomers(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { client } = await connectWati(context);
	const names = linkNames(CONSENT_ATTRIBUTE);
	const outputs: [INodeExecutionData[], INodeExecutionData[], INodeExecutionData[]] = [[], [], []];
	const failures: FailedRecord[] = [];

	for (const [index, item] of context.getInputData().entries()) {
		const wanted = readMapped(item.json.mapped);
		if (!wanted && item.json.mapped !== null) {
			const message = explain('notMapped');
			failures.push({ item: index, message, description: message, json: { match: null } });
			continue;
		}
		const matchedAt = new Date().toISOString();
		const found = wanted
			? await lookUp(client, wanted, names)
			: { ok: true as const, value: DELETED };
		if (!found.ok) {
			const { message } = found.failure;
			failures.push({
				item: index,
				message: `${customerOf(item.json)} could not be looked up in Wati: ${message}`,
				description: explain(reasonOfFailure(found.failure)),
				json: { match: null },
			});
			continue;
		}
		const { match, problems } = found.value;
		const part = matchJson(match, { problems, matchedAt, execution: context.getExecutionId() });
		outputs[outputOf(match.status)]?.push(extended(item, index, { match: part }));
	}
	outputs[0].push(...tellFailures(context, failures));
	return outputs;
}
