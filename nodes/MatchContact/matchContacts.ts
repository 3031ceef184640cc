import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { problem } from '../core/reasons';
import { customerMatchJson, readMappedCustomer, unchangedMatchJson } from '../n8n/customerItemJson';
import { explain } from '../n8n/explain';
import { failedMatchJson } from '../n8n/itemJson';
import { contactOf, extended, tellFailures, type FailedRecord } from '../n8n/records';
import { connectShopify } from '../n8n/shopifyConnection';
import { countedClient } from '../shopify/countedClient';
import { reasonOfShopifyFailure } from '../sync/outcome';
import { lookUpContacts } from './lookUpContacts';
import { outputOf } from './outputs';

/** Looks the customer of each item's contact up. A look-up that failed is never *not found*. */
export async function matchContacts(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { client, calls } = countedClient((await connectShopify(context)).client);
	const items = context.getInputData();
	const mapped = items.map(({ json }) => readMappedCustomer(json.mapped));
	const all = await lookUpContacts(context, client, mapped);

	const outputs: [INodeExecutionData[], INodeExecutionData[], INodeExecutionData[]] = [[], [], []];
	const failures: FailedRecord[] = [];
	const run = { execution: context.getExecutionId(), calls: calls() };
	for (const [index, item] of items.entries()) {
		const result = all.get(index);
		if (!result) {
			const message = explain('notMapped');
			failures.push({ item: index, message, description: message, json: { match: null } });
			continue;
		}
		if (!result.ok) {
			const { message } = result.failure;
			const reason = reasonOfShopifyFailure(result.failure);
			failures.push({
				item: index,
				message: `${contactOf(item.json)} could not be looked up in Shopify: ${message}`,
				description: explain(reason),
				json: { match: { ...failedMatchJson(reason, message), ...run } },
			});
			continue;
		}
		const { match, linkedGone, matchedAt } = result.value;
		const problems = linkedGone ? [problem('linkedCustomerGone')] : [];
		const note = { problems, matchedAt, ...run };
		if (match === 'unchanged') {
			outputs[0].push(extended(item, index, { match: unchangedMatchJson(note) }));
			continue;
		}
		const gone = linkedGone && match.status === 'notFound' ? { linkedGone: true as const } : {};
		const part = customerMatchJson(match, { ...note, ...gone });
		outputs[outputOf(match.status)]?.push(extended(item, index, { match: part }));
	}
	outputs[0].push(...tellFailures(context, failures));
	return outputs;
}
