import type { Account } from './account.mts';
import { EVENT_VARIANTS } from './eventTypes.mts';
import type { WrittenMessage } from './webhookEvents.mts';

/**
 * Whoever ticked several variants of an event gets them all. Webhooks tell of WhatsApp only, not
 * of Instagram and Messenger.
 */
export async function announce(
	{ webhooks }: Account,
	event: string,
	bodyOf: (eventType: string, message: WrittenMessage) => unknown,
	message: WrittenMessage,
): Promise<void> {
	if (message.contact.channelType !== 'whatsapp') return;
	const types = EVENT_VARIANTS.map((variant) => event + variant);
	await Promise.all(
		types.map(async (type) => {
			await webhooks.deliver(type, bodyOf(type, message), message.channel);
		}),
	);
}
