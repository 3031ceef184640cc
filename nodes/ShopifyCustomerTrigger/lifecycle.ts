import { NodeApiError, type IHookFunctions, type JsonObject } from 'n8n-workflow';
import { z } from 'zod';
import { connectShopify, type ShopifyConnection } from '../n8n/shopifyConnection';
import { DOCUMENTS } from '../shopify/documents';
import type { ShopifyFailure, ShopifyResult } from '../shopify/http';
import {
	ofAddress,
	repairOf,
	subscribeAsGranted,
	subscriptionList,
	unsubscribe,
	type Repair,
} from '../shopify/subscriptions';
import { isTopic, type Topic } from '../shopify/topics';

const listAnswer = z.object({ webhookSubscriptions: subscriptionList });

export const chosenTopics = (parameter: unknown): readonly Topic[] =>
	Array.isArray(parameter)
		? parameter.filter((one) => typeof one === 'string').filter(isTopic)
		: [];

const told = (context: IHookFunctions, { message }: ShopifyFailure): NodeApiError =>
	new NodeApiError(context.getNode(), { message } as JsonObject, {
		message,
		description: 'The webhooks could not be set up in Shopify. Mend this and publish again.',
	});

function taken<T>(context: IHookFunctions, result: ShopifyResult<T>): T {
	if (result.ok) return result.value;
	throw told(context, result.failure);
}

function addressOf(context: IHookFunctions): string {
	const address = context.getNodeWebhookUrl('default');
	if (address) return address;
	throw told(context, { kind: 'refused', message: 'n8n has no address for this trigger.' });
}

/** What is missing and what is too much at Shopify: it is asked, for it removes what fails. */
async function lookForRepair(
	context: IHookFunctions,
	{ client }: ShopifyConnection,
	topics: readonly Topic[],
): Promise<Repair> {
	const address = addressOf(context);
	const variables = { address };
	const answer = taken(context, await client({ document: DOCUMENTS.subscriptions, variables }));
	return repairOf(ofAddress(listAnswer.parse(answer).webhookSubscriptions, address), topics);
}

export const lifecycle = {
	async checkExists(this: IHookFunctions): Promise<boolean> {
		const topics = chosenTopics(this.getNodeParameter('topics'));
		const { missing, surplus } = await lookForRepair(this, await connectShopify(this), topics);
		return topics.length > 0 && missing.length === 0 && surplus.length === 0;
	},

	async create(this: IHookFunctions): Promise<boolean> {
		const connection = await connectShopify(this);
		const topics = chosenTopics(this.getNodeParameter('topics'));
		if (topics.length === 0) {
			throw told(this, { kind: 'refused', message: 'Choose at least one event in the trigger.' });
		}
		const { missing, surplus } = await lookForRepair(this, connection, topics);
		taken(this, await subscribeAsGranted(connection.client, addressOf(this), missing, topics));
		taken(this, await unsubscribe(connection.client, surplus));
		return true;
	},

	async delete(this: IHookFunctions): Promise<boolean> {
		const connection = await connectShopify(this);
		const { surplus } = await lookForRepair(this, connection, []);
		taken(this, await unsubscribe(connection.client, surplus));
		return true;
	},
};
