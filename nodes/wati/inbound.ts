import { z } from 'zod';
import type { Heard } from '../core/profile';

/** What Wati tells of a person who writes, and calls by several names. */
export const INBOUND_EVENTS = ['message', 'newContactMessageReceived'] as const;
export type InboundEvent = (typeof INBOUND_EVENTS)[number];

/** Whether a message says that somebody wants no campaigns, or wants them again. */
export interface Words {
	readonly optOut: readonly string[];
	readonly optIn: readonly string[];
}

/** A person wrote to the account. */
export interface Inbound {
	readonly event: InboundEvent;
	/** As Wati named it, with the ending of its kin. */
	readonly eventType: string;
	/** One per message: every kin of an event carries the same. */
	readonly id: string;
	/** Digits; absent where WhatsApp hides the number. */
	readonly number?: string;
	readonly bsuid?: string;
	readonly senderName: string;
	/** ISO 8601; when it was written, as far as Wati says. */
	readonly at?: string;
	readonly message?: InboundMessage;
}

export interface InboundMessage {
	readonly type: string;
	readonly text: string;
	readonly heard?: Heard;
}

const text = z.string().nullish().catch(undefined);
const idOf = z.union([z.string(), z.number()]).nullish().catch(undefined);
const reply = z.object({ text, title: text }).partial().nullish().catch(null);

const body = z.object({
	eventType: z.string(),
	id: idOf,
	whatsappMessageId: idOf,
	waId: idOf,
	bsuid: text,
	senderName: text,
	owner: z.unknown(),
	created: text,
	timestamp: idOf,
	type: text,
	text: z.unknown(),
	buttonReply: reply,
	interactiveButtonReply: reply,
	listReply: reply,
});

type Body = z.infer<typeof body>;

/** A user name's id has digits too, and is no number. */
const NUMBER = /^\s*\+?[\d\s()-]+$/;

const KIN = /_(v\d+|bsuid)$/i;

const isInbound = (name: string): name is InboundEvent =>
	INBOUND_EVENTS.some((event) => event === name);

/** Seven digits of a second, as Wati writes them, are more than a date takes everywhere. */
const isoOf = (ms: number): string | undefined =>
	Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString() : undefined;

function timeOf({ timestamp, created }: Body): string | undefined {
	const seconds = Number(timestamp ?? Number.NaN);
	if (Number.isFinite(seconds) && seconds > 0) return isoOf(seconds * 1000);
	return isoOf(Date.parse((created ?? '').replace(/(\.\d{3})\d+/, '$1')));
}

const plain = (words: string): string =>
	words
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** A word counts when it is all that the message says: *please don't stop* is no opt-out. */
function heardIn(said: readonly string[], { optOut, optIn }: Words): Heard | undefined {
	const says = (words: readonly string[]) =>
		words.some((word) => plain(word) !== '' && said.some((one) => plain(one) === plain(word)));
	if (says(optOut)) return 'optOut';
	return says(optIn) ? 'optIn' : undefined;
}

/**
 * Reads what Wati delivered; `undefined` when it is not a message of a person: another event, an
 * echo of what the business wrote, or noise.
 */
export function readInbound(json: unknown, words: Words): Inbound | undefined {
	const parsed = body.safeParse(json);
	if (!parsed.success) return undefined;
	const { data } = parsed;
	const event = data.eventType.replace(KIN, '');
	const isOwn = data.owner === true || data.owner === 'true';
	const number = NUMBER.test(String(data.waId ?? '')) ? String(data.waId).replace(/\D/g, '') : '';
	const bsuid = data.bsuid?.trim() ?? '';
	const id = data.whatsappMessageId || data.id;
	if (!isInbound(event) || isOwn || !id || number + bsuid === '') return undefined;
	const replies = [data.buttonReply, data.interactiveButtonReply, data.listReply];
	const said = [
		typeof data.text === 'string' ? data.text : '',
		...replies.flatMap((one) => [one?.text ?? '', one?.title ?? '']),
	].filter((one) => one.trim() !== '');
	const heard = event === 'message' ? heardIn(said, words) : undefined;
	const at = timeOf(data);
	const message = { type: data.type ?? 'text', text: said[0] ?? '', ...(heard ? { heard } : {}) };
	return {
		event,
		eventType: data.eventType,
		id: String(id),
		...(number === '' ? {} : { number }),
		...(bsuid === '' ? {} : { bsuid }),
		senderName: data.senderName ?? '',
		...(at === undefined ? {} : { at }),
		...(event === 'message' ? { message } : {}),
	};
}

/** All that one delivery brings: what failed before may come again bundled in a list. */
export const readInbounds = (json: unknown, words: Words): readonly Inbound[] =>
	(Array.isArray(json) ? (json as unknown[]) : [json]).flatMap(
		(entry) => readInbound(entry, words) ?? [],
	);
