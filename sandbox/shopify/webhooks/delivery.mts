import { randomUUID } from 'node:crypto';
import type { Change } from '../change.mts';
import type { ShopifyOptions } from '../options.mts';
import { isoNanoseconds } from '../time.mts';
import { bodyOf } from './bodies.mts';
import type { PostResult } from './post.mts';
import { signature } from './signature.mts';
import type { Subscription } from './subscriptions.mts';
import { headerOf } from './topics.mts';

export type DeliveryState = 'held' | 'dropped' | 'sending' | 'waiting' | 'delivered' | 'failed';

export interface Attempt {
	readonly at: number;
	readonly result: PostResult;
}

/** One webhook on its way to one subscription; retries keep its id, headers and bytes. */
export interface Delivery {
	/** `X-Shopify-Webhook-Id`. */
	readonly id: string;
	/** `X-Shopify-Event-Id`, shared by the deliveries of one action. */
	readonly eventId: string;
	readonly subscriptionId: number;
	/** As in `X-Shopify-Topic`. */
	readonly topic: string;
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	readonly attempts: readonly Attempt[];
	readonly state: DeliveryState;
}

export function prepared(
	change: Change,
	subscription: Subscription,
	eventId: string,
	options: ShopifyOptions,
): Delivery {
	const now = options.clock.now();
	const id = randomUUID();
	const topic = headerOf(subscription.topic, options.switches);
	const body = JSON.stringify(selected(bodyOf(change, options, now), subscription.includeFields));
	return {
		id,
		eventId,
		subscriptionId: subscription.id,
		topic,
		url: subscription.uri,
		body,
		attempts: [],
		state: 'sending',
		headers: {
			'Content-Type': 'application/json',
			Accept: '*/*',
			'User-Agent': 'Shopify-Captain-Hook',
			'X-Shopify-Topic': topic,
			'X-Shopify-Hmac-Sha256': signature(body, options.clientSecret),
			'X-Shopify-Shop-Domain': options.shopDomain,
			'X-Shopify-API-Version': options.switches.webhookPayloadVersion,
			'X-Shopify-Webhook-Id': id,
			'X-Shopify-Event-Id': eventId,
			'X-Shopify-Triggered-At': isoNanoseconds(now, Number(process.hrtime.bigint() % 1_000_000n)),
			...(subscription.name !== null && { 'X-Shopify-Name': subscription.name }),
		},
	};
}

function selected(
	body: Readonly<Record<string, unknown>>,
	includeFields: readonly string[],
): Readonly<Record<string, unknown>> {
	if (includeFields.length === 0) return body;
	return Object.fromEntries(
		Object.entries(body).filter(([field]) => includeFields.includes(field)),
	);
}
