import { TOPICS, type Topic } from '../shopify/topics';
import type { Published, WebhookHealth } from '../shopify/webhookHealth';

export const NO_ADDRESS =
	'The address of the trigger is not known: publish the live workflow from Shopify to Wati, and give this node the production URL of its trigger.';

export const NOT_PUBLISHED = 'The workflow of the trigger is not published: publish it.';

const labels = (topics: readonly Topic[]): string =>
	topics.map((topic) => `"${TOPICS[topic].label}"`).join(', ');

export interface Told {
	/** What has to be mended. */
	readonly problems: readonly string[];
	/** What is good to know, and stops nothing. */
	readonly notes: readonly string[];
}

function problemsOf(
	{ present, missing, refusal }: WebhookHealth,
	published: Published,
): readonly string[] {
	if (published === false) {
		const still =
			present.length > 0 ? ' Shopify still delivers to it, and removes it in time.' : '';
		return [NOT_PUBLISHED + still];
	}
	if (missing.length === 0) return [];
	const lost = `Shopify does not tell n8n of ${labels(missing)}`;
	if (refusal !== undefined) return [`${lost}, and this could not be mended: ${refusal}`];
	return [
		`${lost}: unpublish the live workflow and publish it again, or let this node put back what is missing.`,
	];
}

/** The state of the webhooks in sentences. */
export function toldWebhooks(health: WebhookHealth, published: Published, address: string): Told {
	const { putBack, beyondScopes } = health;
	const notes: string[] = [];
	if (putBack.length > 0) notes.push(`Put back in Shopify: ${labels(putBack)}.`);
	for (const topic of beyondScopes) {
		notes.push(
			`The event ${labels([topic])} needs the scope ${TOPICS[topic].scope}, which the app lacks. Add it in the Dev Dashboard if you want n8n to hear of it.`,
		);
	}
	if (published === 'unknown') {
		notes.push(
			`Whether the workflow of the trigger is published could not be found out: n8n got no answer that it knows from ${address}.`,
		);
	}
	return { problems: problemsOf(health, published), notes };
}
