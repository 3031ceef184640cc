import type { IExecuteFunctions } from 'n8n-workflow';
import { asFlag, asText } from '../n8n/parameters';
import { connectShopify } from '../n8n/shopifyConnection';
import { isTopic, type Topic } from '../shopify/topics';
import {
	lookAtWebhooks,
	publishedBy,
	type Published,
	type WebhookHealth,
} from '../shopify/webhookHealth';
import { obstacle, orProblem } from './findOut';
import { plainPost } from './plainPost';
import { NO_ADDRESS, NOT_PUBLISHED, toldWebhooks } from './webhookWords';

const PROBE_TIMEOUT_MS = 5_000;

/** What is to be told of the webhooks. */
export interface WebhooksTold extends Omit<WebhookHealth, 'beyondScopes' | 'refusal'> {
	readonly address: string;
	readonly published: Published;
	/** Shopify was asked. Otherwise the lists are empty. */
	readonly known: boolean;
	readonly problems: readonly string[];
	readonly notes: readonly string[];
}

const NOTHING_KNOWN = { known: false, present: [], missing: [], putBack: [], notes: [] } as const;

/** Posts to the trigger itself what nobody signed. */
async function probe(context: IExecuteFunctions, address: string): Promise<Published> {
	const post = plainPost(context, PROBE_TIMEOUT_MS, { disableFollowRedirect: true });
	return publishedBy(await post(address, {}, {}).catch(() => undefined));
}

const chosenTopics = (parameter: unknown): readonly Topic[] =>
	(Array.isArray(parameter) ? parameter.map(asText) : []).filter(isTopic);

function isWebAddress(address: string): boolean {
	try {
		return /^https?:$/.test(new URL(address).protocol);
	} catch {
		return false;
	}
}

async function look(
	context: IExecuteFunctions,
	address: string,
	published: Published,
	scopes: readonly string[],
): Promise<WebhookHealth> {
	const { client } = await connectShopify(context);
	const looked = await lookAtWebhooks(client, {
		address,
		topics: chosenTopics(context.getNodeParameter('topics', 0, [])),
		scopes,
		published,
		putBack: asFlag(context.getNodeParameter('putBack', 0, false)),
	});
	if (looked.ok) return looked.value;
	throw obstacle(context, `Shopify did not tell its webhooks: ${looked.failure.message}`);
}

/** The webhooks of the trigger; `scopes` of the app are absent where nobody could sign in. */
export async function checkWebhooks(
	context: IExecuteFunctions,
	scopes: readonly string[] | undefined,
): Promise<WebhooksTold> {
	const address = asText(context.getNodeParameter('address', 0, ''));
	if (!isWebAddress(address)) {
		return { address, published: 'unknown', ...NOTHING_KNOWN, problems: [NO_ADDRESS] };
	}
	const published = await probe(context, address);
	const problems: string[] = [];
	const health =
		scopes &&
		(await orProblem(problems, async () => await look(context, address, published, scopes)));
	if (!health) {
		if (published === false) problems.push(NOT_PUBLISHED);
		return { address, published, ...NOTHING_KNOWN, problems };
	}
	const { present, missing, putBack } = health;
	const told = toldWebhooks(health, published, address);
	return { address, published, known: true, present, missing, putBack, ...told };
}
