import type { RequestContext } from '../graphql/context.mts';
import { globalId } from '../globalId.mts';
import type { Subscription } from '../webhooks/subscriptions.mts';

export function webhookSubscriptionView(subscription: Subscription, { shop }: RequestContext) {
	const handle = shop.options.switches.webhookPayloadVersion;
	return {
		__typename: 'WebhookSubscription',
		...subscription,
		id: globalId('WebhookSubscription', subscription.id),
		legacyResourceId: String(subscription.id),
		callbackUrl: subscription.uri,
		endpoint: { __typename: 'WebhookHttpEndpoint', callbackUrl: subscription.uri },
		metafields: [],
		apiVersion: { handle, displayName: handle, supported: true },
	};
}
