import type { Account } from './account.mts';
import { announce } from './announce.mts';
import { isBsuid, isWhatsAppNumber, type Contact } from './contact.mts';
import { contentOf, type MessageShape } from './messageShape.mts';
import { objectId } from './objectId.mts';
import { applyUnsubscribeRule } from './unsubscribeRule.mts';
import { messageEvent, newContactEvent, type WrittenMessage } from './webhookEvents.mts';

export interface Writing {
	/** The name in the person's own WhatsApp, which a new contact takes over. */
	readonly name?: string;
	/** Typed, unless said. */
	readonly as?: MessageShape;
}

/** The customers, with WhatsApp on their phones. */
export interface People {
	/**
	 * A message from exactly this number, or from a BSUID where the number is hidden. Settled once
	 * every webhook was tried for the first time; the answer is the contact as it is then. The two
	 * events of a newcomer go out in no sure order.
	 */
	write(from: string, text: string, writing?: Writing): Promise<Contact>;
}

const TYPED: MessageShape = { kind: 'typed' };

export function people(account: Account): People {
	const { options, contacts } = account;
	return {
		async write(from, text, { name, as = TYPED } = {}) {
			const { switches, channel } = options;
			const at = options.clock.now();
			const known = contacts.find(from);
			const contact = contacts.change(known ?? meet(account, from, name), {}, 'moves');
			const ruleWhen = switches.unsubscribeRuleWhen;
			if (ruleWhen === 'beforeWebhooks') applyUnsubscribeRule(account, contact, text);

			const message: WrittenMessage = {
				contact,
				author: { kind: 'person' },
				content: contentOf(text, as, switches),
				at,
				eventId: objectId(at),
				channel,
			};
			const meeting = { ...message, eventId: objectId(at) };
			await Promise.all([
				known ?? announce(account, 'newContactMessageReceived', newContactEvent, meeting),
				announce(account, 'message', messageEvent, message),
			]);
			if (ruleWhen === 'afterWebhooks') applyUnsubscribeRule(account, contact, text);
			return contacts.find(contact.id) ?? contact;
		},
	};
}

function meet(account: Account, from: string, name: string | undefined): Contact {
	const { contacts, newcomers } = account;
	const contact = contacts.add({ ...addressOf(from), ...(name !== undefined && { name }) });
	newcomers.add(contact);
	return contact;
}

function addressOf(from: string) {
	if (isWhatsAppNumber(from)) return { number: from };
	if (isBsuid(from)) return { bsuid: from };
	throw new Error(`${from} is neither a WhatsApp number nor a BSUID`);
}
