import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { explain } from '../n8n/explain';
import { tellFailures, type FailedRecord } from '../n8n/records';
import { connectShopify, type ShopifyConnection } from '../n8n/shopifyConnection';
import type { CustomerJson } from '../shopify/customer';
import { succeeded, type ShopifyResult } from '../shopify/http';
import {
	countCustomers,
	listCustomers as listPage,
	namedCustomers,
} from '../shopify/listCustomers';
import { reasonOfShopifyFailure } from '../sync/outcome';
import { asChanged, asListed } from './asEvent';
import { readAsk, type Ask } from './ask';
import type { Listed } from './listed';
import { nameCustomers } from './nameCustomers';
import { readOperation } from './properties';
import { unreadable } from './unreadable';

async function count(
	{ client }: ShopifyConnection,
	{ place, timeZone }: Ask,
): Promise<ShopifyResult<Listed>> {
	const counted = await countCustomers(client, place);
	if (!counted.ok) return counted;
	const { count: records, exact } = counted.value;
	const precision = exact ? 'exact' : 'atLeast';
	const told = { records, precision, since: place.since, ...(timeZone ? { timeZone } : {}) };
	return succeeded({ items: [], page: { count: told } });
}

async function page(
	{ client, affordList }: ShopifyConnection,
	{ place, pageSize, alsoFetch, timeZone }: Ask,
): Promise<ShopifyResult<Listed>> {
	const named = await namedCustomers(client, alsoFetch, Date.now());
	if (!named.ok) return named;
	await affordList();
	const now = Date.now();
	const listed = await listPage(client, place, pageSize, now);
	if (!listed.ok) return listed;

	const { cursor } = listed.value;
	const byId = new Map<string, CustomerJson>();
	for (const one of [...named.value.customers, ...listed.value.customers]) byId.set(one.id, one);
	const odd = [...named.value.unreadable, ...listed.value.unreadable];
	const items = [
		...[...byId.values()].map(place.dateField === 'updatedAt' ? asChanged : asListed),
		...odd.map(unreadable),
	];
	const told = {
		cursor,
		hasMore: cursor !== '',
		count: items.length,
		since: place.since,
		...(timeZone ? { timeZone } : {}),
		readAt: new Date(now).toISOString(),
	};
	return succeeded({ items, page: { page: told } });
}

/** Customers by *Customers*, and by *Page* what is to be known of the page. */
export async function listCustomers(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const connection = await connectShopify(context);
	const operation = readOperation(context);
	const customers: INodeExecutionData[] = [];
	const pages: INodeExecutionData[] = [];
	const failures: FailedRecord[] = [];
	for (const [item] of context.getInputData().entries()) {
		const ask = operation === 'named' ? undefined : await readAsk(context, item, connection.client);
		const work = operation === 'count' ? count : page;
		const listed = ask
			? ask.ok
				? await work(connection, ask.value)
				: ask
			: await nameCustomers(context, item, connection);
		if (!listed.ok) {
			const { message } = listed.failure;
			failures.push({
				item,
				message: `The customers could not be listed: ${message}`,
				description:
					(ask?.ok ?? true)
						? explain(reasonOfShopifyFailure(listed.failure))
						: 'Mend the parameter in this node, or the expression that gives it.',
				json: {},
			});
			continue;
		}
		for (const json of listed.value.items) customers.push({ json, pairedItem: { item } });
		pages.push({ json: listed.value.page, pairedItem: { item } });
	}
	return [[...customers, ...tellFailures(context, failures)], pages];
}
