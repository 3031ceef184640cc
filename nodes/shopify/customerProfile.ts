import { z } from 'zod';
import { plainId } from '../core/attributes';
import type { FieldValue } from '../core/convert';
import type { CustomerConsent } from '../core/ledger';
import type { Channel, Consent, CustomerProfile } from '../core/profile';

const consent = z.object({ state: z.string(), updatedAt: z.string().nullish() }).nullish();

const item = z
	.object({
		id: z.string(),
		createdAt: z.string().optional(),
		updatedAt: z.string(),
		readAt: z.string().optional(),
		displayName: z.string().nullish(),
		firstName: z.string().nullish(),
		lastName: z.string().nullish(),
		phone: z.string().nullish(),
		tags: z.array(z.string()).optional(),
		emailConsent: consent,
		smsConsent: consent,
		whatsAppConsent: consent,
	})
	.passthrough();

type Item = z.infer<typeof item>;

/** A creation may be followed by writes of the shop's own within a moment. */
const STILL_NEW_MS = 2_000;

const STATES: Readonly<Record<string, CustomerConsent>> = {
	SUBSCRIBED: 'subscribed',
	UNSUBSCRIBED: 'unsubscribed',
};

function readConsent(value: z.infer<typeof consent>): Consent | undefined {
	if (value === undefined) return undefined;
	if (value === null) return { state: 'notSubscribed', noAddress: true };
	const state = STATES[value.state.toUpperCase()] ?? 'notSubscribed';
	const at = value.updatedAt;
	return at ? { state, at } : { state };
}

function consentsOf(customer: Item): CustomerProfile['consents'] {
	const consents: readonly (readonly [Channel, Consent | undefined])[] = [
		['email', readConsent(customer.emailConsent)],
		['sms', readConsent(customer.smsConsent)],
		['whatsApp', readConsent(customer.whatsAppConsent)],
	];
	return Object.fromEntries(consents.filter(([, one]) => one !== undefined));
}

const isField = (value: unknown): value is FieldValue =>
	value === null ||
	['string', 'number', 'boolean'].includes(typeof value) ||
	(Array.isArray(value) && value.every((one) => typeof one === 'string'));

/** The part of an address that a rule asks for is missing, not untold, when there is no address. */
function fieldOf(customer: Item, name: string): FieldValue | undefined {
	const [head = '', ...rest] = name.split('.');
	if (!Object.hasOwn(customer, head)) return undefined;
	const holder = customer[head];
	if (rest.length === 0) return isField(holder) ? holder : undefined;
	if (holder === null || holder === undefined) return null;
	const key = rest.join('.');
	if (typeof holder !== 'object') return undefined;
	const value = Object.hasOwn(holder, key) ? (holder as Record<string, unknown>)[key] : null;
	return isField(value) ? value : undefined;
}

function nameOf({ displayName, firstName, lastName, email, phone }: Item): string | undefined {
	const full = [firstName, lastName]
		.map((part) => part?.trim())
		.filter(Boolean)
		.join(' ');
	if (full !== '') return full;
	const shown = displayName?.trim() ?? '';
	return shown === '' || shown === email || shown === phone ? undefined : shown;
}

/** Reads the `customer` of an item; `undefined` when it is no customer. */
export function toProfile(json: unknown): CustomerProfile | undefined {
	const parsed = item.safeParse(json);
	if (!parsed.success) return undefined;
	const customer = parsed.data;
	const id = plainId(customer.id);
	if (id === undefined) return undefined;
	const age = Date.parse(customer.updatedAt) - Date.parse(customer.createdAt ?? '');
	const name = nameOf(customer);
	return {
		id,
		updatedAt: customer.updatedAt,
		readAt: customer.readAt ?? customer.updatedAt,
		edited: !(age <= STILL_NEW_MS),
		...(name === undefined ? {} : { name }),
		...(customer.phone === undefined ? {} : { phone: customer.phone }),
		...(customer.tags === undefined ? {} : { tags: customer.tags }),
		consents: consentsOf(customer),
		field: (field) => fieldOf(customer, field),
	};
}
