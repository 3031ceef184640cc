import type { Contact } from './contact.mts';
import type { WatiChannel } from './options.mts';

export const EVENT_VARIANTS = ['', '_v2', '_bsuid'] as const;

const MESSAGING_EVENTS = [
	'message',
	'newContactMessageReceived',
	'sessionMessageSent',
	'templateMessageSent',
	'sentMessageDELIVERED',
	'sentMessageREAD',
	'sentMessageREPLIED',
].flatMap((event) => EVENT_VARIANTS.map((variant) => event + variant));

/** The event types of 3.1. None of them tells of an edited contact. */
export const EVENT_TYPES: readonly string[] = [
	...MESSAGING_EVENTS,
	'templateMessageFailed',
	'sessionMessageFailed',
	'ctaButtonClicked',
	'templateReviewed',
	'templateCategoryUpdated',
	'PhoneNumberQualityUpdatedEvent',
	'phoneNumberDeleted',
	'accountUpdated',
];

export interface WrittenMessage {
	readonly contact: Contact;
	readonly text: string;
	readonly at: number;
	/** One per message: every variant of an event carries the same. */
	readonly eventId: string;
	readonly channel: WatiChannel;
}

/** No text and no id of the contact. */
export function newContactEvent(eventType: string, message: WrittenMessage) {
	return {
		eventType,
		id: message.eventId,
		created: dotNetTime(message.at),
		...sender(message.contact, eventType),
		sourceId: null,
		sourceUrl: null,
		sourceType: 0,
	};
}

export function messageEvent(eventType: string, message: WrittenMessage) {
	const { contact, channel, eventId } = message;
	return {
		id: eventId,
		created: dotNetTime(message.at),
		whatsappMessageId: `wamid.${eventId}`,
		conversationId: contact.id.replace(/^./, 'c'),
		ticketId: contact.id.replace(/^./, 'd'),
		text: message.text,
		type: 'text',
		data: null,
		sourceId: null,
		sourceUrl: null,
		timestamp: String(Math.floor(message.at / 1000)),
		owner: false,
		eventType,
		statusString: 'SENT',
		avatarUrl: null,
		assignedId: null,
		operatorName: null,
		operatorEmail: null,
		...sender(contact, eventType),
		messageContact: null,
		listReply: null,
		interactiveButtonReply: null,
		buttonReply: null,
		replyContextId: '',
		sourceType: 0,
		frequentlyForwarded: false,
		forwarded: false,
		channelId: channel.id,
		channelPhoneNumber: channel.number,
	};
}

/** `waId` is left out for people who hide their number. */
function sender(contact: Contact, eventType: string) {
	const { number, bsuid, parentBsuid, username, name } = contact;
	const tellsBsuid = number === null || eventType.endsWith('_bsuid');
	return {
		...(number !== null && { waId: number }),
		senderName: name,
		...(tellsBsuid && { bsuid, parentBsuid, username }),
	};
}

/** Seven digits of a second, as .NET prints them: `2022-10-14T09:49:31.2419621Z`. */
function dotNetTime(at: number): string {
	return new Date(at).toISOString().replace('Z', '9621Z');
}
