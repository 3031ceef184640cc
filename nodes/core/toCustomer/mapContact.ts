import { nameOnContact } from '../attributes';
import { toAttributeText, type AttributeType, type FieldValue } from '../convert';
import { toCanonicalEmail } from '../email';
import type { Value } from '../ledger';
import { readPersonName } from '../personName';
import { nationalVariants, toE164, type E164 } from '../phone';
import type { Channel, Contact, TagSettings, WantedCustomer, WantedField } from '../profile';
import { problem, type Problem } from '../reasons';

/** From one attribute of the contact, or a value the user worked out, to one field of the customer. */
export interface ContactRule {
	readonly source: { readonly attribute: string } | { readonly value: FieldValue };
	readonly field: string;
	readonly type: AttributeType;
	readonly whenEmpty: 'clear' | 'keep';
}

export interface ContactMappingSettings {
	readonly rules: readonly ContactRule[];
	readonly tags: TagSettings | 'none';
	readonly channel: Channel | 'none';
	readonly subscribeNew: boolean;
	/** Whether the name on WhatsApp fills in a customer's missing one. */
	readonly fillName: boolean;
}

export interface MappedContact {
	readonly wanted: WantedCustomer;
	readonly problems: readonly Problem[];
}

/** The field that customers are matched by. */
export const EMAIL_FIELD = 'email';

type Spelled = Pick<WantedCustomer, 'phone' | 'phoneProblem' | 'phones'>;

/** WhatsApp may know a line under a spelling that its country gave up: the valid one is written. */
function readNumber(number: string | null): Spelled {
	if (number === null) return { phone: null, phoneProblem: 'noNumber', phones: [] };
	const exact = `+${number}`;
	const phones = [exact, ...nationalVariants(exact as E164)];
	const phone = phones.map((one) => toE164(one)).find((one) => one !== undefined);
	return phone ? { phone, phones } : { phone: null, phoneProblem: 'phoneInvalid', phones };
}

/** A field's value: `undefined` when it was not told, a problem when it cannot be read. */
function readValue(
	raw: FieldValue | undefined,
	{ field, type, whenEmpty }: ContactRule,
): Value | undefined | Problem {
	if (raw === undefined) return undefined;
	const text = toAttributeText(raw, type);
	if (text === undefined) return problem('valueNotConvertible', field, `Wanted: ${type}.`);
	if (text === null) return whenEmpty === 'clear' ? null : undefined;
	const isEmail = field !== EMAIL_FIELD || toCanonicalEmail(text) !== undefined;
	return isEmail ? text : problem('emailInvalid', field);
}

const rawOf = (contact: Contact, { source }: ContactRule): FieldValue | undefined =>
	'value' in source ? source.value : contact.attributes[nameOnContact(contact, source.attribute)];

/** The customer that a contact should have under the user's rules, and what could not be mapped. */
export function mapContact(
	contact: Contact,
	linkedTo: string | undefined,
	settings: ContactMappingSettings,
	heard: Omit<NonNullable<WantedCustomer['consent']>, 'channel'>,
): MappedContact {
	const spelled = readNumber(contact.number);
	const problems: Problem[] = spelled.phoneProblem ? [problem(spelled.phoneProblem, 'phone')] : [];
	const fields = new Map<string, WantedField>();
	for (const rule of settings.rules) {
		const { source, field, type, whenEmpty } = rule;
		const attribute = 'attribute' in source ? { attribute: source.attribute } : {};
		const value = readValue(rawOf(contact, rule), rule);
		const isProblem = typeof value === 'object' && value !== null;
		if (isProblem) problems.push(value);
		const told = value === undefined || isProblem ? {} : { value };
		fields.set(field, { ...attribute, type, whenEmpty, ...told });
	}

	const email = fields.get(EMAIL_FIELD)?.value;
	const emails = email ? [...new Set([email.trim(), email.trim().toLowerCase()])] : [];
	const name = settings.fillName ? readPersonName(contact.name) : undefined;
	return {
		wanted: {
			contactId: contact.id,
			number: contact.number,
			...spelled,
			emails,
			...(linkedTo === undefined ? {} : { linkedTo }),
			...(name ? { name } : {}),
			fields: Object.fromEntries(fields),
			...(settings.tags === 'none' ? {} : { tags: settings.tags }),
			...(settings.channel === 'none' ? {} : { consent: { channel: settings.channel, ...heard } }),
			subscribeNew: settings.subscribeNew,
		},
		problems,
	};
}

/** The same, for the contact as it is by now: what was worked out by the user stays as it was. */
export function remapContact(
	wanted: WantedCustomer,
	contact: Contact,
	linkedTo: string | undefined,
): MappedContact {
	const rules = Object.entries(wanted.fields).flatMap(
		([field, { attribute, value, type, whenEmpty }]): readonly ContactRule[] => {
			if (attribute !== undefined) return [{ source: { attribute }, field, type, whenEmpty }];
			return value === undefined ? [] : [{ source: { value }, field, type, whenEmpty }];
		},
	);
	const { channel, ...heard } = wanted.consent ?? {};
	const settings: ContactMappingSettings = {
		rules,
		tags: wanted.tags ?? 'none',
		channel: channel ?? 'none',
		subscribeNew: wanted.subscribeNew,
		fillName: wanted.name !== undefined,
	};
	return mapContact(contact, linkedTo, settings, heard);
}
