import { isSyncRecord } from './syncRecord.mts';
import { digitsOf, whatsAppNumber } from './whatsAppNumber.mts';
import { Refused, type Wati } from './world.mts';

/** What Wati tells nobody, and the page remembers of a contact. */
export interface Chat {
	readonly lastMessage: { readonly text: string; readonly at: string } | null;
	/** `waiting` from an agent's edit to the contact's next message, which carries it over. */
	readonly edits: 'none' | 'waiting';
}

export type Inbox = Pick<
	Wati,
	'write' | 'setAttribute' | 'removeAttribute' | 'setAllowCampaign'
> & {
	chatOf(contactId: string): Chat;
};

const silence: Chat = { lastMessage: null, edits: 'none' };

/** Wati as it is played on the page: by whoever writes, and by the agent who answers. */
export function inboxOf(wati: Wati): Inbox {
	const chats = new Map<string, Chat>();
	const chatOf = (contactId: string) => chats.get(contactId) ?? silence;
	const contactOf = (sender: string) =>
		wati.contacts().find(({ id, number }) => {
			return id === sender || (number !== null && digitsOf(number) === sender);
		});
	const edit = async (contactId: string, work: () => Promise<void>) => {
		await work();
		chats.set(contactId, { ...chatOf(contactId), edits: 'waiting' });
	};
	const refuseSyncRecord = (name: string) => {
		if (!isSyncRecord(name, wati.marks)) return;
		throw new Refused([{ field: 'name', message: `${name} belongs to the sync.` }]);
	};

	return {
		chatOf,
		async write(from, text, name) {
			const sender = contactOf(from)?.id ?? whatsAppNumber(from);
			const message = { text, at: new Date().toISOString() };
			const sending = wati.write(sender, text, name);
			// Wati hears it at once. Its webhooks take their time, and an edit may come in between.
			const contact = contactOf(sender);
			if (contact) chats.set(contact.id, { lastMessage: message, edits: 'none' });
			await sending;
		},
		async setAttribute(contactId, name, value) {
			refuseSyncRecord(name);
			await edit(contactId, async () => await wati.setAttribute(contactId, name, value));
		},
		async removeAttribute(contactId, name) {
			refuseSyncRecord(name);
			await edit(contactId, async () => await wati.removeAttribute(contactId, name));
		},
		setAllowCampaign: async (contactId, allowed) =>
			await edit(contactId, async () => await wati.setAllowCampaign(contactId, allowed)),
	};
}
