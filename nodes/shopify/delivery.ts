import { z } from 'zod';
import { topicOf } from './topics';

/** What the headers of a delivery say of it. */
export interface CustomerEvent {
	readonly topic: string;
	/** The same in every retry of one delivery. */
	readonly webhookId: string;
	/** Shared by the deliveries of one action in the shop. */
	readonly eventId: string;
	readonly triggeredAt: string;
	readonly shop: string;
	readonly apiVersion: string;
	/** As `gid://shopify/Customer/…`; the survivor of a merge. */
	readonly customerId: string;
	/** The customer that a merge removed. */
	readonly mergedId?: string;
	/** The number of a customer who is to be erased, as Shopify has it. */
	readonly phone?: string;
}

/**
 * What came: an event, or something that is none. Requests about a whole shop or for a copy of what
 * is known of a customer, and merges that failed, are heard and lead to nothing.
 */
export type Delivery =
	| { readonly kind: 'event'; readonly event: CustomerEvent }
	| { readonly kind: 'noEvent' };

/** These come to the address that is set in the app, whatever is subscribed to. */
const ERASURE = 'CUSTOMERS_REDACT';
const WITHOUT_WORK: readonly string[] = ['CUSTOMERS_DATA_REQUEST', 'SHOP_REDACT'];

/** Whether a topic comes without a subscription. */
export const isUnasked = (topic: string): boolean => topic === ERASURE;

const id = z.union([z.string().min(1), z.number().int().positive()]);

/** Topics spell the customer's id in five ways. */
const body = z
	.object({
		admin_graphql_api_customer_kept_id: id,
		admin_graphql_api_customer_deleted_id: id,
		admin_graphql_api_id: id,
		customerId: id,
		customer_id: id,
		id,
		status: z.string(),
		customer: z.object({ id, phone: z.string().nullish() }),
	})
	.partial();

const toGid = (one: string | number): string | undefined => {
	const number = /^(?:gid:\/\/shopify\/Customer\/)?(\d+)$/.exec(String(one))?.[1];
	return number === undefined ? undefined : `gid://shopify/Customer/${number}`;
};

type Headers = Readonly<Record<string, unknown>>;

const header = (headers: Headers, name: string): string => {
	const value = headers[name];
	return typeof value === 'string' ? value : '';
};

/** Reads a delivery whose signature is good; `undefined` when it is not one of a customer. */
export function readDelivery(headers: Headers, rawBody: Uint8Array): Delivery | undefined {
	let json: unknown;
	try {
		json = JSON.parse(Buffer.from(rawBody).toString('utf8'));
	} catch {
		return undefined;
	}
	const parsed = body.safeParse(json);
	const topic = topicOf(header(headers, 'x-shopify-topic'));
	const shop = header(headers, 'x-shopify-shop-domain').toLowerCase();
	if (!parsed.success || topic === '' || shop === '') return undefined;
	if (WITHOUT_WORK.includes(topic)) return { kind: 'noEvent' };
	const { data } = parsed;
	const isErasure = topic === ERASURE;
	const customer = isErasure
		? data.customer?.id
		: (data.admin_graphql_api_customer_kept_id ??
			data.admin_graphql_api_id ??
			data.customerId ??
			data.customer_id ??
			data.id);
	const customerId = customer === undefined ? undefined : toGid(customer);
	if (customerId === undefined) return undefined;
	const removed = data.admin_graphql_api_customer_deleted_id;
	if (removed !== undefined && data.status === 'failed') return { kind: 'noEvent' };
	const mergedId = removed === undefined ? undefined : toGid(removed);
	const phone = isErasure ? data.customer?.phone : undefined;
	const event: CustomerEvent = {
		topic,
		webhookId: header(headers, 'x-shopify-webhook-id'),
		eventId: header(headers, 'x-shopify-event-id'),
		triggeredAt: header(headers, 'x-shopify-triggered-at'),
		shop,
		apiVersion: header(headers, 'x-shopify-api-version'),
		customerId,
		...(mergedId ? { mergedId } : {}),
		...(phone ? { phone } : {}),
	};
	return { kind: 'event', event };
}
