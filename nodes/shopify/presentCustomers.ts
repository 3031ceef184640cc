import { z } from 'zod';
import type { ShopifyClient } from './client';
import { customerGid } from './findCustomers';
import { failed, succeeded, type ShopifyFailure, type ShopifyResult } from './http';
import { PRESENT_DOCUMENT } from './listDocuments';

/** What Shopify takes at most in one list of ids. */
const IDS_PER_REQUEST = 250;

/** One bad id among so many is alone after nine: more in a row mean that all are refused. */
const MAX_REFUSALS = 9;

const answer = z.object({ nodes: z.array(z.object({ id: z.string() }).nullable()) });

async function ask(
	client: ShopifyClient,
	ids: readonly string[],
): Promise<ShopifyResult<ReadonlySet<string>>> {
	const wanted = ids.map(customerGid);
	const result = await client({ document: PRESENT_DOCUMENT, variables: { ids: wanted } });
	if (!result.ok) return result;
	const { success, data } = answer.safeParse(result.value);
	// The answer has a place for each that was asked for: a shorter one proves nobody's absence.
	if (!success || data.nodes.length !== ids.length) {
		return failed({ kind: 'unclear', message: 'The answer does not say who is there.' });
	}
	return succeeded(new Set(data.nodes.flatMap((node) => node?.id ?? [])));
}

/**
 * Whether customers (numbers) are still there, by id. What could not be asked is a failure and
 * never *gone*. A request that is refused is halved until the bad id is alone; after any other
 * failure those that are left are not asked for.
 */
export async function presentCustomers(
	client: ShopifyClient,
	ids: readonly string[],
): Promise<ReadonlyMap<string, ShopifyResult<boolean>>> {
	const found = new Map<string, ShopifyResult<boolean>>();
	let over: ShopifyFailure | undefined;
	let refusals = 0;
	const find = async (some: readonly string[]): Promise<void> => {
		const result = over ? failed(over) : await ask(client, some);
		if (result.ok) {
			refusals = 0;
			for (const id of some) found.set(id, succeeded(result.value.has(customerGid(id))));
			return;
		}
		const isRefused = result.failure.kind === 'refused';
		refusals += 1;
		if (!isRefused || refusals > MAX_REFUSALS) over = result.failure;
		if (over || some.length === 1) {
			for (const id of some) found.set(id, result);
			return;
		}
		const half = Math.ceil(some.length / 2);
		await find(some.slice(0, half));
		await find(some.slice(half));
	};
	const unique = [...new Set(ids)];
	for (let start = 0; start < unique.length; start += IDS_PER_REQUEST) {
		await find(unique.slice(start, start + IDS_PER_REQUEST));
	}
	return found;
}
