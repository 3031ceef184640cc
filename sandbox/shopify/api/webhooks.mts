import { hasScope } from '../graphql/access.mts';
import { type PageArguments, connection } from '../graphql/connection.mts';
import type { RequestContext } from '../graphql/context.mts';
import { globalId, legacyIdOf } from '../globalId.mts';
import { type Result, refusal, refused } from '../refusal.mts';
import { webhookSubscriptionView } from '../views/webhookSubscription.mts';
import type { Subscription } from '../webhooks/subscriptions.mts';
import { isCustomerTopic, scopeOf } from '../webhooks/topics.mts';
import { userErrors } from './userErrors.mts';

interface SubscriptionInput {
	readonly uri?: string | null;
	readonly callbackUrl?: string | null;
	readonly format?: 'JSON' | 'XML' | null;
	readonly filter?: string | null;
	readonly name?: string | null;
	readonly includeFields?: readonly string[] | null;
	readonly metafieldNamespaces?: readonly string[] | null;
}

interface ListArguments extends PageArguments {
	readonly topics?: readonly string[] | null;
	readonly uri?: string | null;
	readonly callbackUrl?: string | null;
	readonly format?: string | null;
	readonly sortKey?: string | null;
}

const NO_PROTECTED_DATA =
	'This app is not approved to subscribe to webhook topics containing protected customer data. ' +
	'See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.';

export function webhookFields(context: RequestContext) {
	const { subscriptions, shop } = context;
	return {
		webhookSubscription: ({ id }: { id: string }) => {
			const found = subscriptions.get(legacyIdOf('WebhookSubscription', id));
			return found ? webhookSubscriptionView(found, context) : null;
		},
		webhookSubscriptions: (page: ListArguments) =>
			connection(
				subscriptions.all().filter((one) => listed(one, page)),
				page,
				{ name: 'created_at', valueOf: ({ createdAt }) => createdAt, idOf: ({ id }) => id },
				(one) => webhookSubscriptionView(one, context),
				context.reach,
			),
		webhookSubscriptionsCount: () => ({ count: subscriptions.all().length, precision: 'EXACT' }),
		webhookSubscriptionCreate: (args: {
			topic: string;
			webhookSubscription: SubscriptionInput;
		}) => {
			const now = shop.now();
			const blank = { id: shop.nextId(), topic: args.topic, createdAt: now, ...NO_SETTINGS };
			const allowed = topicRefusal(context, args.topic);
			return payload(
				context,
				allowed ?? subscriptions.put(changed(blank, args.webhookSubscription, now)),
			);
		},
		webhookSubscriptionUpdate: (args: { id: string; webhookSubscription: SubscriptionInput }) => {
			const before = subscriptions.get(legacyIdOf('WebhookSubscription', args.id));
			return payload(
				context,
				before
					? subscriptions.put(changed(before, args.webhookSubscription, shop.now()))
					: refused(DOES_NOT_EXIST),
			);
		},
		webhookSubscriptionDelete: ({ id }: { id: string }) => {
			const legacyId = legacyIdOf('WebhookSubscription', id);
			const removed = subscriptions.remove(legacyId);
			return {
				deletedWebhookSubscriptionId: removed ? globalId('WebhookSubscription', legacyId) : null,
				userErrors: removed ? [] : userErrors([DOES_NOT_EXIST]),
			};
		},
	};
}

const DOES_NOT_EXIST = refusal(['id'], 'Webhook subscription does not exist');

const NO_SETTINGS = {
	uri: '',
	format: 'JSON',
	filter: null,
	name: null,
	includeFields: [],
	metafieldNamespaces: [],
} as const;

function changed(
	before: Omit<Subscription, 'updatedAt'>,
	input: SubscriptionInput,
	now: number,
): Subscription {
	return {
		...before,
		uri: input.uri ?? input.callbackUrl ?? before.uri,
		format: input.format ?? before.format,
		filter: input.filter ?? before.filter,
		name: input.name ?? before.name,
		includeFields: input.includeFields ?? before.includeFields,
		metafieldNamespaces: input.metafieldNamespaces ?? before.metafieldNamespaces,
		updatedAt: now,
	};
}

function topicRefusal({ shop }: RequestContext, topic: string): Result<never> | undefined {
	const scope = scopeOf(topic);
	if (scope !== null && !hasScope(shop.options, scope)) {
		const message = 'You cannot create a webhook subscription with the specified topic';
		return refused(refusal(['webhookSubscription'], message));
	}
	if (isCustomerTopic(topic) && shop.options.protectedDataAccess === 'none') {
		return refused(refusal(['webhookSubscription'], NO_PROTECTED_DATA));
	}
	return undefined;
}

function listed(one: Subscription, wanted: ListArguments): boolean {
	const uri = wanted.uri ?? wanted.callbackUrl;
	return (
		(wanted.topics?.includes(one.topic) ?? true) &&
		(!uri || one.uri === uri) &&
		(!wanted.format || one.format === wanted.format)
	);
}

function payload(context: RequestContext, result: Result<Subscription>) {
	return {
		webhookSubscription:
			result.kind === 'done' ? webhookSubscriptionView(result.value, context) : null,
		userErrors: result.kind === 'refused' ? userErrors(result.refusals) : [],
	};
}
