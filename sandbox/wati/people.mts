import type { Account } from './account.mts';
import { isBsuid, isWhatsAppNumber, type Contact } from './contact.mts';
import { objectId } from './objectId.mts';
import {
	EVENT_VARIANTS,
	messageEvent,
	newContactEvent,
	type WrittenMessage,
} from './webhookEvents.mts';

/** The customers, with WhatsApp on their phones. */
export interface People {
	/**
	 * A message from a number, or from a BSUID where the number is hidden. Settled once every
	 * webhook was tried for the first time. The two events of a newcomer go out in no sure order.
	 */
	write(from: string, text: string, profile?: { readonly name?: string }): Promise<Contact>;
}

export function people(account: Account): People {
	const { options, contacts } = account;
	return {
		async write(from, text, { name } = {}) {
			const at = options.clock.now();
			const known = contacts.find(from);
			const contact = hear(account, known ?? meet(account, from, name), text);
			const message = { contact, text, at, eventId: objectId(at), channel: options.channel };
			const meeting = { ...message, eventId: objectId(at) };
			await Promise.all([
				known ?? send(account, 'newContactMessageReceived', newContactEvent, meeting),
				send(account, 'message', messageEvent, message),
			]);
			return contact;
		},
	};
}

function meet({ contacts }: Account, from: string, name: string | undefined): Contact {
	const profile = name === undefined ? {} : { name };
	if (isWhatsAppNumber(from)) return contacts.add({ number: from, ...profile });
	if (isBsuid(from)) return contacts.add({ bsuid: from, ...profile });
	throw new Error(`${from} is neither a WhatsApp number nor a BSUID`);
}

/** A message moves `last_updated`; STOP and START do more, by Wati's own rule. */
function hear({ contacts, options }: Account, contact: Contact, text: string): Contact {
	const isRuled = options.switches.unsubscribeRule === 'on';
	const leaves = isRuled && /^\s*(stop|unsubscribe)\s*$/i.test(text);
	const returns = isRuled && /^\s*start\s*$/i.test(text);
	const allowCampaign = returns || (contact.allowCampaign && !leaves);
	return contacts.change(contact, { allowCampaign }, 'moves');
}

/** Whoever ticked several variants of an event gets them all. */
async function send(
	{ webhooks }: Account,
	event: string,
	bodyOf: (eventType: string, message: WrittenMessage) => unknown,
	message: WrittenMessage,
): Promise<void> {
	const types = EVENT_VARIANTS.map((variant) => event + variant);
	await Promise.all(types.map(async (type) => await webhooks.deliver(type, bodyOf(type, message))));
}
