import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { problem } from '../core/reasons';
import { matchCustomer } from '../core/toCustomer/matchCustomer';
import { customerMatchJson, readMappedCustomer } from '../n8n/customerItemJson';
import { explain } from '../n8n/explain';
import { contactOf, extended, tellFailures, type FailedRecord } from '../n8n/records';
import { connectShopify } from '../n8n/shopifyConnection';
import { findCustomers } from '../shopify/findCustomers';
import { reasonOfShopifyFailure } from '../sync/outcome';
import { outputOf } from './outputs';

/** Looks the customer of each item's contact up. A look-up that failed is never *not found*. */
export async function matchContacts(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { client } = await connectShopify(context);
	const outputs: [INodeExecutionData[], INodeExecutionData[], INodeExecutionData[]] = [[], [], []];
	const failures: FailedRecord[] = [];

	for (const [index, item] of context.getInputData().entries()) {
		const wanted = readMappedCustomer(item.json.mapped);
		if (!wanted) {
			const message = explain('notMapped');
			failures.push({ item: index, message, description: message, json: { match: null } });
			continue;
		}
		const matchedAt = new Date().toISOString();
		const found = await findCustomers(client, wanted, Date.now);
		if (!found.ok) {
			const { message } = found.failure;
			failures.push({
				item: index,
				message: `${contactOf(item.json)} could not be looked up in Shopify: ${message}`,
				description: explain(reasonOfShopifyFailure(found.failure)),
				json: { match: null },
			});
			continue;
		}
		const match = matchCustomer(wanted.number, found.value);
		const gone = wanted.linkedTo !== undefined && !found.value.linked;
		const problems = gone ? [problem('linkedCustomerGone')] : [];
		const execution = context.getExecutionId();
		const part = customerMatchJson(match, { problems, matchedAt, execution });
		outputs[outputOf(match.status)]?.push(extended(item, index, { match: part }));
	}
	outputs[0].push(...tellFailures(context, failures));
	return outputs;
}
