import type { IExecuteFunctions } from 'n8n-workflow';
import type { WantedCustomer } from '../core/profile';
import { matchCustomer, type CustomerMatch } from '../core/toCustomer/matchCustomer';
import type { ShopifyClient } from '../shopify/client';
import type { CustomerJson } from '../shopify/customer';
import { findCustomers } from '../shopify/findCustomers';
import { succeeded, type ShopifyResult } from '../shopify/http';
import { reasonOfShopifyFailure } from '../sync/outcome';
import { GivingUp } from '../wati/givingUp';
import { findUnchanged } from './unchanged';

/** What became of one look-up. */
export interface LookedUp {
	/** `unchanged`: the contact says nothing new, so nobody was looked for. */
	readonly match: CustomerMatch<CustomerJson> | 'unchanged';
	/** Whether the customer of the contact's link is gone. */
	readonly linkedGone: boolean;
	/** ISO 8601. */
	readonly matchedAt: string;
}

const timeNow = (): string => new Date(Date.now()).toISOString();

async function lookUp(
	client: ShopifyClient,
	wanted: WantedCustomer,
): Promise<ShopifyResult<LookedUp>> {
	const matchedAt = timeNow();
	const found = await findCustomers(client, wanted, Date.now);
	if (!found.ok) return found;
	const match = matchCustomer(wanted.number, found.value);
	const linkedGone = wanted.linkedTo !== undefined && !found.value.linked;
	return succeeded({ match, linkedGone, matchedAt });
}

/**
 * The look-ups of a run's items by their index: those without news all together, the others one
 * after the other, until none would fare better.
 */
export async function lookUpContacts(
	context: IExecuteFunctions,
	client: ShopifyClient,
	mapped: readonly (WantedCustomer | undefined)[],
): Promise<ReadonlyMap<number, ShopifyResult<LookedUp>>> {
	const all = new Map<number, ShopifyResult<LookedUp>>();
	const givingUp = new GivingUp<ShopifyResult<LookedUp>>();
	const keep = (index: number, result: ShopifyResult<LookedUp>) => {
		givingUp.hear(result.ok ? undefined : reasonOfShopifyFailure(result.failure), result);
		all.set(index, result);
	};
	const unchanged = await findUnchanged(context, client, mapped);
	const matchedAt = timeNow();
	for (const [index, present] of unchanged) {
		const linkedGone = present.ok && !present.value;
		const match = linkedGone ? ({ status: 'notFound' } as const) : 'unchanged';
		keep(index, present.ok ? succeeded({ match, linkedGone, matchedAt }) : present);
	}
	for (const [index, wanted] of mapped.entries()) {
		if (!wanted || all.has(index)) continue;
		keep(index, givingUp.end ?? (await lookUp(client, wanted)));
	}
	return all;
}
