import { z } from 'zod';
import { isGranted, type PostAnswer } from './appAccess';
import type { ShopifyClient } from './client';
import { DOCUMENTS } from './documents';
import { succeeded, type ShopifyResult } from './http';
import { ofAddress, subscribe, subscriptionList } from './subscriptions';
import { isBonus, isTopic, TOPICS, type Topic } from './topics';

/** How the trigger answers what nobody signed. */
export const UNSIGNED_ANSWER = 'The signature is missing or wrong.';

/** Whether the workflow of an address is published. */
export type Published = boolean | 'unknown';

/** What the answer to an unsigned delivery tells; `undefined` where nothing answered. */
export function publishedBy(answer: PostAnswer | undefined): Published {
	if (answer?.status === 404) return false;
	const body = answer?.body as { error?: unknown } | null | undefined;
	return answer?.status === 401 && body?.error === UNSIGNED_ANSWER ? true : 'unknown';
}

/** The webhooks of one address, as they are when it was looked at and mended. */
export interface WebhookHealth {
	readonly present: readonly Topic[];
	readonly missing: readonly Topic[];
	readonly putBack: readonly Topic[];
	/** Wished for, but their scope is one that the app can do without, and does. */
	readonly beyondScopes: readonly Topic[];
	/** Why those that are missing could not be put back. */
	readonly refusal?: string;
}

export interface WebhookWish {
	readonly address: string;
	readonly topics: readonly Topic[];
	/** What the app was granted. */
	readonly scopes: readonly string[];
	readonly published: Published;
	readonly putBack: boolean;
}

const listAnswer = z.object({ webhookSubscriptions: subscriptionList });

const beyond = (scopes: readonly string[], topic: Topic): boolean =>
	isBonus(topic) && !isGranted(scopes, TOPICS[topic].scope);

/** Nobody is subscribed to a workflow that was taken down: it would have to be published first. */
export const mayPutBack = (published: Published, present: readonly Topic[]): boolean =>
	published === true || present.length > 0;

/** Looks at the subscriptions of an address and, where wished for, puts back what is missing. */
export async function lookAtWebhooks(
	client: ShopifyClient,
	{ address, topics, scopes, published, putBack }: WebhookWish,
): Promise<ShopifyResult<WebhookHealth>> {
	const answer = await client({ document: DOCUMENTS.subscriptions, variables: { address } });
	if (!answer.ok) return answer;
	const { webhookSubscriptions } = listAnswer.parse(answer.value);
	const there = ofAddress(webhookSubscriptions, address).map(({ topic }) => topic);
	const present = [...new Set(there)].filter(isTopic).sort();
	const absent = topics.filter((topic) => !present.includes(topic));
	const beyondScopes = absent.filter((topic) => beyond(scopes, topic));
	const missing = absent.filter((topic) => !beyondScopes.includes(topic));

	const asFound = { present, missing, putBack: [], beyondScopes };
	if (!putBack || missing.length === 0 || !mayPutBack(published, present)) {
		return succeeded(asFound);
	}
	const subscribed = await subscribe(client, address, missing);
	if (!subscribed.ok) return succeeded({ ...asFound, refusal: subscribed.failure.message });
	const all = [...present, ...missing].sort();
	return succeeded({ present: all, missing: [], putBack: missing, beyondScopes });
}
