import { randomUUID } from 'crypto';
import {
	NodeApiError,
	type IDataObject,
	type IWebhookFunctions,
	type IWebhookResponseData,
	type JsonObject,
} from 'n8n-workflow';
import { Deliveries } from '../n8n/deliveries';
import { withRecords } from '../n8n/failureContext';
import { connectShopify, type ShopifyConnection } from '../n8n/shopifyConnection';
import type { CustomerJson } from '../shopify/customer';
import { isUnasked, readDelivery, type CustomerEvent } from '../shopify/delivery';
import { fetchEventCustomer, type EventCustomer } from '../shopify/eventCustomer';
import { repairOf, subscribeAsGranted } from '../shopify/subscriptions';
import { UNSIGNED_ANSWER } from '../shopify/webhookHealth';
import { isSigned } from '../shopify/webhookSignature';
import { reasonOfShopifyFailure } from '../sync/outcome';
import { chosenTopics } from './lifecycle';

/** Shopify waits five seconds; what is left is for n8n to keep the run before it answers. */
const FETCH_BUDGET_MS = 3_500;
const SUBSCRIPTION_CHECK_EVERY_MS = 15 * 60 * 1000;

const deliveries = new Deliveries();
const checkedAtMs = new Map<string, number>();

function refuse(context: IWebhookFunctions, why: string): IWebhookResponseData {
	context.getResponseObject().status(401).json({ error: why });
	return { noWebhookResponse: true };
}

async function rawBodyOf(context: IWebhookFunctions): Promise<Uint8Array> {
	const request = context.getRequestObject();
	if (!Buffer.isBuffer(request.rawBody)) await request.readRawBody();
	return Buffer.isBuffer(request.rawBody) ? request.rawBody : Buffer.alloc(0);
}

/** Puts back what Shopify removed, when the answer that was asked for anyway shows it. */
async function repair(
	context: IWebhookFunctions,
	{ client }: ShopifyConnection,
	address: string,
	existing: EventCustomer['subscriptions'],
): Promise<void> {
	// None at all means that the workflow is being unpublished right now.
	if (!existing || existing.length === 0 || context.getMode() === 'manual') return;
	const chosen = chosenTopics(context.getNodeParameter('topics'));
	const { missing } = repairOf(existing, chosen);
	const result = await subscribeAsGranted(client, address, missing, chosen);
	if (!result.ok) context.logger.warn(`Shopify webhooks: ${result.failure.message}`);
}

async function fetchCustomer(
	context: IWebhookFunctions,
	connection: ShopifyConnection,
	event: CustomerEvent,
): Promise<EventCustomer> {
	const address = context.getNodeWebhookUrl('default') ?? '';
	const now = Date.now();
	const withSubscriptions = now - (checkedAtMs.get(address) ?? 0) > SUBSCRIPTION_CHECK_EVERY_MS;
	const result = await fetchEventCustomer(
		connection.client,
		{ id: event.customerId, address, withSubscriptions },
		new Date(now).toISOString(),
	);
	if (!result.ok) {
		const { message } = result.failure;
		const error = new NodeApiError(context.getNode(), { message } as JsonObject, {
			message: `Shopify did not give the customer ${event.customerId}: ${message}`,
			description:
				'Shopify delivers the event again within four hours. If access is denied, give the app the scope read_customers and access to protected customer data.',
		});
		const reason = reasonOfShopifyFailure(result.failure);
		throw withRecords(error, [{ customer: event.customerId }], reason);
	}
	if (withSubscriptions) {
		checkedAtMs.set(address, now);
		await repair(context, connection, address, result.value.subscriptions);
	}
	return result.value;
}

/** `webhookUrl` is the trigger's own address, by which its subscriptions can be looked for. */
const asItem = (
	event: CustomerEvent,
	webhookUrl: string,
	customer: CustomerJson | null,
): IWebhookResponseData => ({
	workflowData: [
		[{ json: { event: { ...event, webhookUrl }, customer: customer as IDataObject | null } }],
	],
});

const isHeard = (context: IWebhookFunctions, topic: string): boolean =>
	isUnasked(topic) || chosenTopics(context.getNodeParameter('topics')).some((one) => one === topic);

/** A delivery that names itself by nothing is never taken for a repeated one. */
function keyOf(context: IWebhookFunctions, event: CustomerEvent): string {
	const { webhookId, eventId, topic, triggeredAt, customerId } = event;
	const derived = eventId || triggeredAt ? [eventId, topic, triggeredAt, customerId].join(' ') : '';
	const id = webhookId || derived || randomUUID();
	return [context.getWorkflow().id, context.getNode().id, context.getMode(), id].join(' ');
}

/** n8n keeps the run after this, and answers. Where it could not, Shopify delivers again. */
function forgetUnlessKept(context: IWebhookFunctions, key: string): void {
	const response = context.getResponseObject();
	response.once('close', () => {
		if (!response.writableFinished || response.statusCode >= 300) deliveries.forget(key);
	});
}

/** One delivery: proven, read, dropped when it was seen before, and emitted with its customer. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const deadlineMs = Date.now() + FETCH_BUDGET_MS;
	const connection = await connectShopify(context, deadlineMs);
	const headers = context.getHeaderData();
	const rawBody = await rawBodyOf(context);
	if (!isSigned(rawBody, headers['x-shopify-hmac-sha256'], connection.clientSecret)) {
		return refuse(context, UNSIGNED_ANSWER);
	}
	const delivery = readDelivery(headers, rawBody);
	if (!delivery) return refuse(context, 'This is no delivery about a customer.');
	if (delivery.kind === 'noEvent' || !isHeard(context, delivery.event.topic)) return {};
	const { event } = delivery;

	let response: IWebhookResponseData = {};
	const key = keyOf(context, event);
	await deliveries.once(key, async () => {
		// Only the shop itself knows its present name, and headers are not signed.
		const { shopDomain, customer } = await fetchCustomer(context, connection, event);
		const ours = shopDomain === event.shop;
		const webhookUrl = context.getNodeWebhookUrl('default') ?? '';
		// Whoever is to be erased is not brought along once more.
		const shown = isUnasked(event.topic) ? null : customer;
		response = ours ? asItem(event, webhookUrl, shown) : refuse(context, 'Another shop.');
		return ours;
	});
	forgetUnlessKept(context, key);
	return response;
}
