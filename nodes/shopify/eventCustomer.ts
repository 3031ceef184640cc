import { z } from 'zod';
import type { ShopifyClient } from './client';
import { readCustomer, type CustomerJson } from './customer';
import { DOCUMENTS } from './documents';
import { failed, succeeded, type ShopifyResult } from './http';
import { ofAddress, subscriptionList, type Subscription } from './subscriptions';

export interface EventCustomer {
	readonly shopDomain: string;
	/** `null` when the customer is no longer there. */
	readonly customer: CustomerJson | null;
	readonly subscriptions: readonly Subscription[] | undefined;
}

const answer = z.object({
	shop: z.object({ myshopifyDomain: z.string() }),
	customer: z.unknown(),
	webhookSubscriptions: subscriptionList.optional(),
});

/** The customer of an event as it is now, in one request. */
export async function fetchEventCustomer(
	client: ShopifyClient,
	ask: { readonly id: string; readonly address: string; readonly withSubscriptions: boolean },
	readAt: string,
): Promise<ShopifyResult<EventCustomer>> {
	const result = await client({ document: DOCUMENTS.eventCustomer, variables: ask });
	if (!result.ok) return result;
	const parsed = answer.safeParse(result.value);
	if (!parsed.success) return failed({ kind: 'refused', message: 'The answer is not a customer.' });
	const { shop, customer: body, webhookSubscriptions } = parsed.data;
	const customer = body === null || body === undefined ? null : readCustomer(body, readAt);
	if (customer === undefined) {
		return failed({ kind: 'refused', message: 'The customer in the answer is not whole.' });
	}
	return succeeded({
		shopDomain: shop.myshopifyDomain.toLowerCase(),
		customer,
		subscriptions: webhookSubscriptions && ofAddress(webhookSubscriptions, ask.address),
	});
}
