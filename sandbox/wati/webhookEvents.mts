import type { Contact } from './contact.mts';
import type { MessageContent } from './messageShape.mts';
import type { WatiChannel } from './options.mts';

export interface WrittenMessage {
	readonly contact: Contact;
	/** Who wrote it: the person, or an agent of the business, by name. */
	readonly author: { readonly kind: 'person' } | { readonly kind: 'agent'; readonly name: string };
	readonly content: MessageContent;
	readonly at: number;
	/** One per message: every variant of an event carries the same. */
	readonly eventId: string;
	readonly channel: WatiChannel;
}

/** No text and no id of the contact. */
export function newContactEvent(eventType: string, { contact, at, eventId }: WrittenMessage) {
	return {
		eventType,
		id: eventId,
		created: dotNetTime(at),
		...address(contact, eventType),
		senderName: contact.name,
		sourceId: null,
		sourceUrl: null,
		sourceType: 0,
	};
}

/** Comes for what the business writes too, and then says `owner: true`. */
export function messageEvent(eventType: string, message: WrittenMessage) {
	const { contact, author, content, channel, at } = message;
	return {
		...identity(message),
		created: dotNetTime(at),
		...content,
		data: null,
		sourceId: null,
		sourceUrl: null,
		owner: author.kind === 'agent',
		eventType,
		statusString: 'SENT',
		avatarUrl: null,
		assignedId: null,
		operatorName: author.kind === 'agent' ? author.name : null,
		operatorEmail: null,
		...address(contact, eventType),
		messageContact: null,
		senderName: author.kind === 'agent' ? null : contact.name,
		replyContextId: '',
		sourceType: 0,
		frequentlyForwarded: false,
		forwarded: false,
		channelId: channel.id,
		channelPhoneNumber: channel.number,
	};
}

/** The keys of Wati's documented example; the first variant lacks some of them. */
export function sessionMessageSentEvent(eventType: string, message: WrittenMessage) {
	const { contact, author, content, channel, eventId } = message;
	const isFirstVariant = eventType === 'sessionMessageSent';
	return {
		eventType,
		...(!isFirstVariant && { localMessageId: `local-${eventId}`, chatbotTriggeredEventId: null }),
		...identity(message),
		text: content.text,
		type: content.type,
		data: null,
		owner: true,
		statusString: 'SENT',
		assigneeId: null,
		operatorEmail: null,
		operatorName: author.kind === 'agent' ? author.name : null,
		...address(contact, eventType),
		replyContextId: '',
		...(!isFirstVariant && { channelId: channel.id, channelPhoneNumber: channel.number }),
	};
}

function identity({ contact, eventId, at }: WrittenMessage) {
	return {
		id: eventId,
		whatsappMessageId: `wamid.${eventId}`,
		conversationId: contact.id.replace(/^./, 'c'),
		ticketId: contact.id.replace(/^./, 'd'),
		timestamp: String(Math.floor(at / 1000)),
	};
}

/** `waId` is left out for people who hide their number. */
function address({ number, bsuid, parentBsuid, username }: Contact, eventType: string) {
	const tellsBsuid = number === null || eventType.endsWith('_bsuid');
	return {
		...(number !== null && { waId: number }),
		...(tellsBsuid && { bsuid, parentBsuid, username }),
	};
}

/** Seven digits of a second, as .NET prints them: `2022-10-14T09:49:31.2419621Z`. */
function dotNetTime(at: number): string {
	return new Date(at).toISOString().replace('Z', '9621Z');
}
