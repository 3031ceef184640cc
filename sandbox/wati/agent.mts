import type { Account } from './account.mts';
import { announce } from './announce.mts';
import { isBsuid, isWhatsAppNumber, type Contact, type ContactDraft } from './contact.mts';
import { importContacts, type ContactImport } from './importContacts.mts';
import { typed } from './messageShape.mts';
import { objectId } from './objectId.mts';
import { messageEvent, sessionMessageSentEvent, type WrittenMessage } from './webhookEvents.mts';
import type { Webhook } from './webhooks.mts';

/** What a person does in Wati's own pages. Webhooks tell of a reply and of nothing else. */
export interface Agent {
	addContact(draft: ContactDraft): Contact;
	rename(who: string, name: string): Contact;
	setAttribute(who: string, name: string, value: string): Contact;
	removeAttribute(who: string, name: string): Contact;
	setAllowCampaign(who: string, allowed: boolean): Contact;
	deleteContact(who: string): void;
	/**
	 * Uploads a file on Wati's own import page. A file that cannot be read throws; a row that cannot
	 * be used is told, and the others are imported.
	 */
	importContacts(csv: string): ContactImport;
	/** Writes to the contact; settled once every webhook was tried for the first time. */
	reply(who: string, text: string): Promise<Contact>;
	addWebhook(url: string, eventTypes: readonly string[]): Webhook;
	removeWebhook(url: string): void;
}

/** `who` is an id, a number or a BSUID. */
export function agent(account: Account): Agent {
	const { contacts, webhooks, options } = account;
	const known = (who: string) => {
		const contact = contacts.find(who);
		if (contact === undefined) throw new Error(`There is no contact ${who}`);
		return contact;
	};
	return {
		addContact(draft) {
			const { number, bsuid } = draft;
			if (number && !isWhatsAppNumber(number)) throw new Error(`${number} is no number`);
			if (bsuid && !isBsuid(bsuid)) throw new Error(`${bsuid} is no BSUID`);
			return contacts.add({ source: 'manual', ...draft });
		},
		rename: (who, name) => contacts.change(known(who), { name }, 'moves'),
		setAttribute(who, name, value) {
			const contact = known(who);
			return contacts.change(contact, { params: { ...contact.params, [name]: value } }, 'moves');
		},
		removeAttribute(who, name) {
			const contact = known(who);
			const left = Object.entries(contact.params).filter(([key]) => key !== name);
			return contacts.change(contact, { params: Object.fromEntries(left) }, 'moves');
		},
		setAllowCampaign: (who, allowCampaign) =>
			contacts.change(known(who), { allowCampaign }, 'moves'),
		deleteContact: (who) => contacts.remove(known(who)),
		importContacts: (csv) => importContacts(account, csv),
		async reply(who, text) {
			const at = options.clock.now();
			const [name = 'Agent'] = options.agents;
			const message: WrittenMessage = {
				contact: contacts.change(known(who), {}, 'moves'),
				author: { kind: 'agent', name },
				content: typed(text),
				at,
				eventId: objectId(at),
				channel: options.channel,
			};
			await Promise.all([
				announce(account, 'sessionMessageSent', sessionMessageSentEvent, message),
				announce(account, 'message', messageEvent, message),
			]);
			return message.contact;
		},
		addWebhook: (url, eventTypes) =>
			webhooks.add({ url, eventTypes, status: 1, channel: options.channel }),
		removeWebhook: (url) => webhooks.remove(url),
	};
}
