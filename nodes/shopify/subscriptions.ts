import { z } from 'zod';
import { subscribeDocument, unsubscribeDocument } from './documents';
import type { ShopifyClient } from './client';
import { failed, succeeded, type ShopifyFailure, type ShopifyResult } from './http';
import { isBonus, TOPICS, type Topic } from './topics';

export interface Subscription {
	readonly id: string;
	readonly topic: string;
}

export const subscriptionList = z
	.object({ nodes: z.array(z.object({ id: z.string(), topic: z.string(), uri: z.string() })) })
	.transform(({ nodes }) => nodes);

const hrefOf = (address: string): string => {
	try {
		return new URL(address).href.replace(/\/$/, '');
	} catch {
		return address;
	}
};

/** Those that deliver to the address: nobody else's may ever be removed. */
export const ofAddress = (
	subscriptions: z.infer<typeof subscriptionList>,
	address: string,
): readonly Subscription[] => subscriptions.filter(({ uri }) => hrefOf(uri) === hrefOf(address));

export interface Repair {
	readonly missing: readonly Topic[];
	readonly surplus: readonly Subscription[];
}

/** What has to be made and removed so that the address has one subscription for each topic. */
export function repairOf(existing: readonly Subscription[], wanted: readonly Topic[]): Repair {
	const first = (topic: string) => existing.find((one) => one.topic === topic);
	return {
		missing: wanted.filter((topic) => first(topic) === undefined),
		surplus: existing.filter(
			(one) => !wanted.some((topic) => topic === one.topic) || first(one.topic)?.id !== one.id,
		),
	};
}

const payload = z.object({
	userErrors: z.array(z.object({ message: z.string() })),
});

const TAKEN = /already been taken/i;
const GONE = /does not exist/i;
const UNAPPROVED = /protected customer data/i;

function sentenceOf(topic: Topic, message: string): string {
	const { label, scope } = TOPICS[topic];
	if (UNAPPROVED.test(message)) {
		return `Shopify does not let the app hear of "${label}": it has no access to protected customer data. Request it for the app in the Dev Dashboard (API access), then publish again.`;
	}
	if (/protocol http:|internal domain|address/i.test(message)) {
		return `Shopify does not deliver to this n8n ("${message}"). It needs a public https address: set WEBHOOK_URL in n8n.`;
	}
	return `Shopify refused the subscription "${label}" ("${message}"). It needs the scope ${scope}.`;
}

const explained = (failure: ShopifyFailure, topics: readonly Topic[]): ShopifyFailure => {
	if (failure.kind !== 'accessDenied') return failure;
	const scopes = [...new Set(topics.map((topic) => TOPICS[topic].scope))].join(', ');
	return {
		kind: 'accessDenied',
		message: `Shopify denies a subscription: the app needs the scopes ${scopes}. Shopify says: ${failure.message}`,
	};
};

/** Subscribes an address to topics, all in one request. One that exists already is well. */
export async function subscribe(
	client: ShopifyClient,
	address: string,
	topics: readonly Topic[],
): Promise<ShopifyResult<void>> {
	if (topics.length === 0) return succeeded(undefined);
	const named = Object.fromEntries(topics.map((topic, index) => [`topic${index}`, topic]));
	const result = await client({
		document: subscribeDocument(topics.length),
		variables: { subscription: { uri: address, format: 'JSON' }, ...named },
	});
	if (!result.ok) return failed(explained(result.failure, topics));
	const answers = result.value as Record<string, unknown>;
	for (const [index, topic] of topics.entries()) {
		const parsed = payload.safeParse(answers[`created${index}`]);
		const errors = parsed.success ? parsed.data.userErrors : [{ message: 'no answer' }];
		const error = errors.find(({ message }) => !TAKEN.test(message));
		if (error) return failed({ kind: 'refused', message: sentenceOf(topic, error.message) });
	}
	return succeeded(undefined);
}

/**
 * Subscribes an address to what is missing of the chosen topics. Where that is refused, those that
 * need a scope of their own are done without, as long as others were chosen.
 */
export async function subscribeAsGranted(
	client: ShopifyClient,
	address: string,
	missing: readonly Topic[],
	chosen: readonly Topic[],
): Promise<ShopifyResult<void>> {
	const all = await subscribe(client, address, missing);
	const needed = missing.filter((topic) => !isBonus(topic));
	const isWanting = needed.length === missing.length || chosen.every(isBonus);
	return all.ok || isWanting ? all : await subscribe(client, address, needed);
}

/** Removes subscriptions, all in one request. One that is gone already is well. */
export async function unsubscribe(
	client: ShopifyClient,
	subscriptions: readonly Subscription[],
): Promise<ShopifyResult<void>> {
	if (subscriptions.length === 0) return succeeded(undefined);
	const result = await client({
		document: unsubscribeDocument(subscriptions.length),
		variables: Object.fromEntries(subscriptions.map(({ id }, index) => [`id${index}`, id])),
	});
	if (!result.ok) return result;
	const refusal = Object.values(result.value as Record<string, unknown>)
		.flatMap((answer) => payload.safeParse(answer).data?.userErrors ?? [])
		.find(({ message }) => !GONE.test(message));
	return refusal ? failed({ kind: 'refused', message: refusal.message }) : succeeded(undefined);
}
