import { z } from 'zod';
import type { Contact } from '../core/profile';

const text = z.union([z.string(), z.number().transform(String)]).nullish();
const flag = z
	.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')])
	.nullish();
const parameter = z.object({ name: z.string(), value: z.unknown() });
const parameters = z
	.array(z.unknown())
	.nullish()
	.transform((list) => (list ?? []).flatMap((entry) => parameter.safeParse(entry).data ?? []));

const contactV3 = z.object({
	id: z.string().min(1),
	wa_id: text,
	phone: text,
	name: text,
	allow_broadcast: flag,
	custom_params: parameters,
	created: z.unknown(),
});

/** Of the legacy look-up. Contacts that were deleted or merged away may still be listed. */
const contactV1 = z.object({
	id: z.string().min(1),
	wAid: text,
	phone: text,
	fullName: text,
	firstName: text,
	allowBroadcast: flag,
	isDeleted: flag,
	customParams: parameters,
});

/** Wati shows the name and the number among the attributes; they are none. */
const PSEUDO = new Set(['name', 'phone']);

/** A user name's id has digits too, and is no number. */
const NUMBER = /^\s*\+?[\d\s()-]+$/;

const digits = (...spellings: readonly (string | null | undefined)[]): string | null => {
	const numbers = spellings.filter((one) => NUMBER.test(one ?? ''));
	return numbers.map((one) => (one ?? '').replace(/\D/g, '')).find((one) => one !== '') ?? null;
};

const attributesOf = (list: z.infer<typeof parameters>): Record<string, string> =>
	Object.fromEntries(
		list
			.filter(({ name }) => !PSEUDO.has(name.toLowerCase()))
			.map(({ name, value }) => [
				name,
				typeof value === 'string'
					? value
					: value === null || value === undefined
						? ''
						: String(value),
			]),
	);

/** A contact is open to campaigns until somebody says otherwise. */
const campaign = (told: boolean | null | undefined) =>
	typeof told === 'boolean'
		? { allowCampaign: told }
		: { allowCampaign: true, campaignUntold: true as const };

const ISO_TIME = /^(\d{4})-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})?$/;

/** The year 1 stands for *never* there, and a time without a zone is one of Greenwich. */
function creation(told: unknown) {
	const [text, year, zone] = typeof told === 'string' ? (ISO_TIME.exec(told.trim()) ?? []) : [];
	if (text === undefined || Number(year) < 1970) return {};
	const date = new Date(zone === undefined ? `${text}Z` : text);
	return Number.isNaN(date.getTime()) ? {} : { createdAt: date.toISOString() };
}

/** Lists hold people of Instagram and Messenger too, where an account has these channels. */
export const isOfWhatsApp = (body: unknown): boolean => {
	const channel = (body as { channel_type?: unknown } | null)?.channel_type;
	return typeof channel !== 'string' || /^(whatsapp)?$/i.test(channel);
};

/** A contact as v3 answers it; `undefined` when the answer is none. */
export function readContact(body: unknown): Contact | undefined {
	const { success, data } = contactV3.safeParse(body);
	if (!success) return undefined;
	return {
		id: data.id,
		number: digits(data.wa_id, data.phone),
		name: data.name ?? '',
		...campaign(data.allow_broadcast),
		...creation(data.created),
		attributes: attributesOf(data.custom_params),
	};
}

/** A contact as the legacy v1 lists it; `undefined` when it is none, or no longer there. */
export function readLegacyContact(body: unknown): Contact | undefined {
	const { success, data } = contactV1.safeParse(body);
	if (!success || data.isDeleted) return undefined;
	return {
		id: data.id,
		number: digits(data.wAid, data.phone),
		name: data.fullName ?? data.firstName ?? '',
		...campaign(data.allowBroadcast),
		attributes: attributesOf(data.customParams),
	};
}

export const toParameters = (
	set: Readonly<Record<string, string>>,
): readonly { readonly name: string; readonly value: string }[] =>
	Object.entries(set).map(([name, value]) => ({ name, value }));
