import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { mapCustomer, type News } from '../core/toContact/mapCustomer';
import { problem } from '../core/reasons';
import { problemJson } from '../n8n/explain';
import { mappedJson } from '../n8n/itemJson';
import { extended, tellFailures, type FailedRecord } from '../n8n/records';
import { toProfile } from '../shopify/customerProfile';
import { readCustomerSettings } from './customerSettings';

function newsOf(event: unknown): News {
	const topic = (event as IDataObject | undefined)?.topic;
	return topic === undefined ? 'none' : 'some';
}

/** Maps each item on its own; one without a customer fails alone. */
export function mapCustomers(context: IExecuteFunctions): INodeExecutionData[] {
	const failures: FailedRecord[] = [];
	const mapped = context.getInputData().flatMap((item, index) => {
		const { customer, event } = item.json;
		if (customer === null) {
			const gone = { mapped: null, problems: [problemJson(problem('customerDeleted'))] };
			return [extended(item, index, gone)];
		}
		const settings = readCustomerSettings(context, index);
		if ('flaw' in settings) {
			const description = 'Mend the parameter in this node, or the expression that gives it.';
			failures.push({ item: index, message: settings.flaw, description, json: {} });
			return [];
		}
		const profile = toProfile(customer);
		// List Customers told what is wrong with it: it fails alone, where it would be written.
		if (!profile && typeof item.json.error === 'string') return [extended(item, index, {})];
		if (!profile) {
			failures.push({
				item: index,
				message: 'The item has no Shopify customer',
				description: 'Put the Shopify Customer Trigger before this node: it brings "customer".',
				json: {},
			});
			return [];
		}
		const { wanted, problems } = mapCustomer(profile, settings, newsOf(event));
		const part = {
			mapped: mappedJson(wanted, 'shopifyToWati'),
			problems: problems.map(problemJson),
		};
		return [extended(item, index, part)];
	});
	return [...mapped, ...tellFailures(context, failures)];
}
