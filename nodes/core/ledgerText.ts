import { fingerprint } from './fingerprint';
import {
	LONGEST_PLAIN,
	type Agreed,
	type AgreedConsent,
	type Ledger,
	type Push,
	type Value,
} from './ledger';
import { tagAttribute } from './tags';

const LONGEST_CHUNK = 900;
const SEAL_LENGTH = 8;
const HEAD = /^(\d{1,3})\.([0-9a-f]+)~([^]*)$/;
const CONSENTS = { s: 'subscribed', u: 'unsubscribed', n: 'notSubscribed' } as const;

interface Written {
	readonly v: 1;
	readonly u: string;
	readonly r: string;
	readonly f: Record<string, Value | readonly [Value, Value]>;
	readonly p: string;
	readonly t: readonly string[];
	/** State, campaigns allowed, what was asked and by which parameter (or left), time, channel. */
	readonly c?: readonly [string, 0 | 1, 0 | 'l' | readonly [0 | 1, string], string, string];
	/** Changed, read, keys (0 for all). */
	readonly w?: readonly (readonly [string, string, 0 | readonly string[]])[];
}

function writeTags(
	tags: readonly (readonly [string, string])[],
	prefix: string,
): readonly string[] {
	return tags.map(([attribute, tag]) =>
		tag.length <= LONGEST_PLAIN && tagAttribute(tag, prefix) === attribute
			? `=${tag}`
			: `#${attribute}`,
	);
}

function readTags(entries: readonly string[], prefix: string): Record<string, string> {
	return Object.fromEntries(
		entries.map((entry) => {
			const text = entry.slice(1);
			return entry.startsWith('=') ? [tagAttribute(text, prefix), text] : [text, ''];
		}),
	);
}

/** JSON in visible ASCII: no store that trims, folds or re-encodes text can change it. */
const asPlainJson = (value: unknown): string =>
	JSON.stringify(value).replace(
		/[^\x21-\x7e]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);

const seal = (text: string): string => fingerprint(text, SEAL_LENGTH);

/**
 * The ledger as attribute values: under `name`, and under `name_2` … where it is long, for no
 * documented limit says how long a value may be. The first begins with the number of pieces and a
 * fingerprint of them all: half of one write and half of another can be valid JSON together.
 */
export function encodeLedger(ledger: Ledger, name: string, prefix: string): Record<string, string> {
	const { consent } = ledger;
	const sorted = <T>(record: Readonly<Record<string, T>>) =>
		Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
	const written: Written = {
		v: 1,
		u: ledger.updatedAt,
		r: ledger.readAt,
		f: Object.fromEntries(
			sorted(ledger.fields).map(([field, { customer, contact }]) => [
				field,
				customer === contact ? customer : [customer, contact],
			]),
		),
		p: prefix,
		t: writeTags(sorted(ledger.tags), prefix),
		...(consent && {
			c: [
				consent.customer.slice(0, 1),
				consent.contact ? 1 : 0,
				consent.asked
					? [consent.asked.value ? 1 : 0, consent.asked.parameter]
					: consent.left
						? 'l'
						: 0,
				consent.at ?? '',
				consent.channel ?? '',
			] as const,
		}),
		...(ledger.pushes?.length && {
			w: ledger.pushes.map(
				({ updatedAt, readAt, keys }) =>
					[updatedAt, readAt, keys === 'all' ? 0 : [...keys].sort()] as const,
			),
		}),
	};
	const text = asPlainJson(written);
	const pieces = text.match(new RegExp(`[^]{1,${LONGEST_CHUNK}}`, 'g')) ?? [];
	return Object.fromEntries(
		pieces.map((piece, index) => [
			index === 0 ? name : `${name}_${index + 1}`,
			index === 0 ? `${pieces.length}.${seal(text)}~${piece}` : piece,
		]),
	);
}

function asAgreed(entry: unknown): Agreed | undefined {
	const value = (one: unknown): one is Value => one === null || typeof one === 'string';
	if (value(entry)) return { customer: entry, contact: entry };
	if (!Array.isArray(entry) || !value(entry[0]) || !value(entry[1])) return undefined;
	return { customer: entry[0], contact: entry[1] };
}

function asConsent(entry: Written['c']): AgreedConsent | undefined {
	if (!Array.isArray(entry)) return undefined;
	const [state, contact, asked, at, channel] = entry;
	if (!Object.hasOwn(CONSENTS, state)) return undefined;
	const customer = CONSENTS[state as keyof typeof CONSENTS];
	return {
		customer,
		contact: contact === 1,
		...(Array.isArray(asked) ? { asked: { value: asked[0] === 1, parameter: asked[1] } } : {}),
		...(asked === 'l' ? { left: true as const } : {}),
		...(typeof at === 'string' && at !== '' ? { at } : {}),
		...(typeof channel === 'string' && channel !== '' ? { channel } : {}),
	};
}

function asPushes(entries: unknown): readonly Push[] {
	if (!Array.isArray(entries)) return [];
	return (entries as NonNullable<Written['w']>).flatMap((entry): readonly Push[] => {
		const [updatedAt, readAt, keys] = Array.isArray(entry) ? entry : [];
		if (typeof updatedAt !== 'string' || typeof readAt !== 'string') return [];
		if (keys === 0) return [{ updatedAt, readAt, keys: 'all' }];
		return Array.isArray(keys) ? [{ updatedAt, readAt, keys: keys.map(String) }] : [];
	});
}

/** Reads the ledger back. One that is torn, foreign or of another version counts as none. */
export function decodeLedger(
	attribute: (name: string) => string | undefined,
	name: string,
): Ledger | undefined {
	const [, count, sealed, first] = HEAD.exec(attribute(name) ?? '') ?? [];
	if (count === undefined || first === undefined) return undefined;
	const pieces = Array.from({ length: Number(count) }, (_, index) =>
		index === 0 ? first : (attribute(`${name}_${index + 1}`) ?? ''),
	);
	const text = pieces.join('');
	if (seal(text) !== sealed) return undefined;
	let written: Partial<Written>;
	try {
		written = JSON.parse(text) as Partial<Written>;
	} catch {
		return undefined;
	}
	if (written?.v !== 1 || typeof written.u !== 'string' || !Array.isArray(written.t))
		return undefined;
	const fields = Object.entries(written.f ?? {}).flatMap(([field, entry]) => {
		const agreed = asAgreed(entry);
		return agreed ? [[field, agreed] as const] : [];
	});
	const consent = asConsent(written.c);
	const pushes = asPushes(written.w);
	return {
		updatedAt: written.u,
		readAt: typeof written.r === 'string' ? written.r : written.u,
		fields: Object.fromEntries(fields),
		tags: readTags(
			written.t.filter((tag) => typeof tag === 'string'),
			written.p ?? '',
		),
		...(consent ? { consent } : {}),
		...(pushes.length > 0 ? { pushes } : {}),
	};
}
