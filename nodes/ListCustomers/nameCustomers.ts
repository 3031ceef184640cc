import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { plainId } from '../core/attributes';
import { asIds } from '../n8n/parameters';
import type { ShopifyConnection } from '../n8n/shopifyConnection';
import { failed, succeeded, type ShopifyResult } from '../shopify/http';
import { namedCustomers } from '../shopify/listCustomers';
import type { ShopifyClient } from '../shopify/client';
import { asChanged, asDeleted } from './asEvent';
import type { Listed } from './listed';
import { unreadable } from './unreadable';

/** The customers that one item names, in the order of their names. */
export async function nameCustomers(
	context: IExecuteFunctions,
	index: number,
	{ client }: ShopifyConnection,
): Promise<ShopifyResult<Listed>> {
	const ids = [...new Set(asIds(context.getNodeParameter('ids', index, '')))];
	if (ids.length === 0) return failed({ kind: 'refused', message: 'No customer IDs were given.' });
	let calls = 0;
	const counting: ShopifyClient = async (request) => {
		calls += 1;
		return await client(request);
	};
	const now = Date.now();
	const named = await namedCustomers(counting, ids, now);
	if (!named.ok) return named;
	const { customers, unreadable: odd } = named.value;
	const byId = new Map(customers.map((one) => [one.legacyId, one]));
	const oddIds = new Set(odd.map((id) => plainId(id)));
	const items = ids.map((id): IDataObject => {
		const customer = byId.get(id);
		if (customer) return asChanged(customer);
		return oddIds.has(id) ? unreadable(`gid://shopify/Customer/${id}`) : asDeleted(id);
	});
	const missing = ids.filter((id) => !byId.has(id) && !oddIds.has(id));
	const readAt = new Date(now).toISOString();
	const page = { cursor: '', hasMore: false, count: items.length, missing, calls, readAt };
	return succeeded({ items, page: { page } });
}
