import { type Address, type AddressFields, type Customer, NEVER_ASKED } from '../customer.mts';
import { normaliseEmail } from '../email.mts';
import { normalisePhone } from '../phone.mts';
import { type Refusal, type Result, done, refusal, refused } from '../refusal.mts';
import type { Shop } from '../shop.mts';
import { MAX_TAGS, MAX_TAG_LENGTH } from '../tags.mts';
import { type CustomerFields, blankToNull, textOf } from './customerFields.mts';

const MAX_TEXT = 255;
const MAX_NOTE = 5000;
const LOCALE = /^[a-z]{2,3}(-([A-Z]{2}|[A-Z][a-z]{3}|\d{3}))*$/;

/** `legacy`: as in the years when e-mails that differ in capital letters were two. */
export type EmailRule = 'current' | 'legacy';

/** The customer as it would be with these fields, or every reason why it cannot be. */
export function revise(
	shop: Shop,
	before: Customer,
	fields: CustomerFields,
	emailRule: EmailRule = 'current',
): Result<Customer> {
	const addresses = addressesOf(shop, before, fields.addresses);
	const email = emailOf(shop, before, fields.email, emailRule);
	const phone = phoneOf(shop, { ...before, addresses }, fields.phone);
	const draft: Customer = {
		...before,
		firstName: textOf(fields, 'firstName', before),
		lastName: textOf(fields, 'lastName', before),
		note: textOf(fields, 'note', before),
		multipassIdentifier: textOf(fields, 'multipassIdentifier', before),
		locale: fields.locale ?? before.locale,
		email: email.value,
		phone: phone.value,
		tags: fields.tags ? shop.tagSpellings.read(fields.tags) : before.tags,
		taxExempt: fields.taxExempt ?? before.taxExempt,
		taxExemptions: fields.taxExemptions ?? before.taxExemptions,
		addresses,
	};
	const refusals = [...lengths(draft), ...email.refusals, ...phone.refusals];
	if (!LOCALE.test(draft.locale))
		refusals.push(refusal(['locale'], 'Locale is invalid', 'INVALID'));
	refusals.push(...tagRefusals(draft.tags));
	if (refusals.length === 0 && !somebody(draft)) {
		refusals.push(
			refusal(null, 'A name, phone number, or email address must be present', 'INVALID'),
		);
	}
	return refusals.length > 0 ? refused(...refusals) : done(consentsFollow(shop, before, draft));
}

interface Identity {
	readonly value: string | null;
	readonly refusals: readonly Refusal[];
}

function emailOf(
	shop: Shop,
	before: Customer,
	raw: string | null | undefined,
	rule: EmailRule,
): Identity {
	if (raw === undefined) return { value: before.email, refusals: [] };
	if (raw === null || blankToNull(raw) === null) return { value: null, refusals: [] };
	const email = raw.length <= MAX_TEXT ? normaliseEmail(raw) : undefined;
	if (email === undefined) return unusable('email', 'Email is invalid', 'INVALID');
	// An e-mail that stays as it was is no edit, whoever else has it from older times.
	if (email === before.email) return { value: email, refusals: [] };
	const holders = shop.customers.holdersOf(email).filter(({ id }) => id !== before.id);
	if (holders.some((holder) => rule === 'current' || holder.email === email)) {
		return unusable('email', 'Email has already been taken', 'TAKEN');
	}
	return { value: email, refusals: [] };
}

function phoneOf(shop: Shop, before: Customer, raw: string | null | undefined): Identity {
	if (raw === undefined) return { value: before.phone, refusals: [] };
	if (raw === null || blankToNull(raw) === null) return { value: null, refusals: [] };
	if (raw.length > MAX_TEXT) {
		return unusable('phone', 'Phone is too long (maximum is 255 characters)', 'TOO_LONG');
	}
	const phone = normalisePhone(raw, [before.addresses[0]?.countryCode, shop.options.shopCountry]);
	const owner = phone === undefined ? undefined : shop.customers.byPhone(phone);
	if (phone === undefined) return unusable('phone', 'Phone is invalid', 'INVALID');
	if (owner !== undefined && owner.id !== before.id) {
		return unusable('phone', 'Phone has already been taken', 'TAKEN');
	}
	return { value: phone, refusals: [] };
}

function unusable(field: string, message: string, code: string): Identity {
	return { value: null, refusals: [refusal([field], message, code)] };
}

function lengths({ firstName, lastName, note }: Customer): Refusal[] {
	const limits = [
		['firstName', 'First name', firstName, MAX_TEXT],
		['lastName', 'Last name', lastName, MAX_TEXT],
		['note', 'Note', note, MAX_NOTE],
	] as const;
	return limits.flatMap(([field, label, text, limit]) =>
		(text?.length ?? 0) > limit
			? [refusal([field], `${label} is too long (maximum is ${limit} characters)`, 'TOO_LONG')]
			: [],
	);
}

export function tagRefusals(tags: readonly string[]): Refusal[] {
	return [
		...(tags.length > MAX_TAGS
			? [refusal(['tags'], `Tags cannot be more than ${MAX_TAGS}`, 'TOO_LONG')]
			: []),
		...(tags.some((tag) => tag.length > MAX_TAG_LENGTH)
			? [
					refusal(
						['tags'],
						`Tags is too long (maximum is ${MAX_TAG_LENGTH} characters)`,
						'TOO_LONG',
					),
				]
			: []),
	];
}

function somebody({ firstName, lastName, email, phone }: Customer): boolean {
	return [firstName, lastName, email, phone].some((value) => value !== null);
}

function addressesOf(
	shop: Shop,
	before: Customer,
	raw: readonly AddressFields[] | null | undefined,
): readonly Address[] {
	if (raw === null || raw === undefined) return before.addresses;
	const text = (value: string | null | undefined) => blankToNull(value ?? '');
	return raw.map((address) => ({
		id: shop.nextId(),
		address1: text(address.address1),
		address2: text(address.address2),
		city: text(address.city),
		company: text(address.company),
		countryCode: text(address.countryCode),
		firstName: text(address.firstName),
		lastName: text(address.lastName),
		phone: text(address.phone),
		provinceCode: text(address.provinceCode),
		zip: text(address.zip),
	}));
}

/** A consent belongs to an address. Without one there is nothing to consent to. */
function consentsFollow(shop: Shop, before: Customer, draft: Customer): Customer {
	const resets = shop.options.switches.addressChangeResetsConsent;
	const lost = (was: string | null, is: string | null) => is === null || (resets && was !== is);
	const email = before.email !== null && lost(before.email, draft.email);
	const phone = before.phone !== null && lost(before.phone, draft.phone);
	return {
		...draft,
		consents: {
			email: email ? NEVER_ASKED.email : draft.consents.email,
			sms: phone ? NEVER_ASKED.sms : draft.consents.sms,
			whatsApp: phone ? NEVER_ASKED.whatsApp : draft.consents.whatsApp,
		},
	};
}
