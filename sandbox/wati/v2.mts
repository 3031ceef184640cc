import type { Account } from './account.mts';
import { json, type Answer } from './answer.mts';
import { webhookEndpointsV2 } from './bodies.mts';
import { bodyOf, type Call } from './call.mts';
import { EVENT_TYPES } from './eventTypes.mts';
import type { WatiChannel, WatiOptions } from './options.mts';
import type { Refusal } from './refusal.mts';
import type { Route } from './route.mts';
import type { Webhook } from './webhooks.mts';

/** Webhooks can be created and neither listed, changed nor deleted. */
export function v2Routes(account: Account): readonly Route[] {
	return [
		{
			version: 'v2',
			method: 'POST',
			family: 'v2 webhookEndpoints',
			path: '/:tenant/api/v2/webhookEndpoints',
			scopes: ['wati_integration:write'],
			handle: (call) => register(account, call),
			refuse: ({ message, status }: Refusal) => json({ ok: false, error: message }, status),
		},
	];
}

function register({ options, webhooks }: Account, call: Call): Answer {
	const wanted = bodyOf(call, webhookEndpointsV2);
	const { webhookCap, webhookRefusal } = options.switches;
	const refused = (error: string, flags = {}) =>
		json({ ok: false, error, ...flags }, webhookRefusal);

	const urls = [...webhooks.all, ...wanted].map(({ url }) => url);
	const drafts = wanted.flatMap(({ phoneNumber, ...draft }) => {
		const channel = channelOf(phoneNumber, options);
		return channel === undefined ? [] : [{ ...draft, channel }];
	});
	if (drafts.length < wanted.length) return refused('Channel not found');
	if (wanted.some(({ eventTypes }) => !eventTypes.every((type) => EVENT_TYPES.includes(type)))) {
		return refused('Invalid event type');
	}
	if (new Set(urls).size < urls.length) {
		return refused('Webhook already exists', { isWebhookExist: true });
	}
	if (urls.length > webhookCap) {
		return refused('Number of Webhooks exceed limitation', { isOverWebhookLimit: true });
	}
	const added = drafts.map((draft) => webhooks.add(draft));
	return json({ ok: true, result: added.map((webhook) => webhookDto(webhook, options)) });
}

function webhookDto(webhook: Webhook, { tenantId, switches }: WatiOptions) {
	const { channel, status } = webhook;
	const created = new Date(webhook.created).toISOString();
	return {
		id: webhook.id,
		tenantId,
		channelId: channel.id,
		channelPhoneNumber: channel.number.replace(/^(\d+)(\d{3})(\d{4})$/, '$1-$2-$3'),
		url: webhook.url,
		status: switches.registeredStatus === 'zeroForActive' && status === 1 ? 0 : status,
		created,
		lastUpdated: created,
		failedIterationCount: 0,
		isSentNotify: false,
		eventTypes: webhook.eventTypes,
	};
}

/** Wati prints channel numbers with dashes, and takes them so. */
function channelOf(phoneNumber: string, options: WatiOptions): WatiChannel | undefined {
	const digits = phoneNumber.replaceAll('-', '');
	return [options.channel, ...options.otherChannels].find(({ number }) => number === digits);
}
