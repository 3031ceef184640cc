import { toAttributeText, type AttributeType, type FieldValue } from '../convert';
import { toE164 } from '../phone';
import type { Channel, Consent, CustomerProfile, WantedContact } from '../profile';
import { problem, type Problem } from '../reasons';
import { mapTags, type TagRules } from '../tags';

/** From one field of the customer to one attribute of the contact. */
export interface MappingRule {
	/** A field by name, or a value that the user worked out. */
	readonly source: { readonly field: string } | { readonly value: FieldValue };
	readonly attribute: string;
	readonly type: AttributeType;
	/** `clear` empties the attribute, `keep` leaves it alone. */
	readonly whenEmpty: 'clear' | 'keep' | { readonly write: string };
}

export interface MappingSettings {
	readonly rules: readonly MappingRule[];
	readonly defaultCountry: string;
	/** Fall back to the phone of the default address, which need not be the customer's alone. */
	readonly addressPhone: boolean;
	readonly tags:
		| (Omit<TagRules, 'reserved'> & { readonly whenRemoved: 'false' | 'empty' })
		| 'none';
	readonly channel: Channel | 'none';
	/** Attribute names that are the sync's or the service's own. */
	readonly reserved: readonly string[];
}

/** Whether an event brought the customer, or a listing of all. */
export type News = 'some' | 'none';

export interface Mapped {
	readonly wanted: WantedContact;
	readonly problems: readonly Problem[];
}

function readPhone(
	profile: CustomerProfile,
	settings: MappingSettings,
): Pick<WantedContact, 'phone' | 'phoneProblem'> {
	const fromAddress = settings.addressPhone ? profile.field('defaultAddress.phone') : null;
	const raw = profile.phone || (typeof fromAddress === 'string' ? fromAddress : '');
	if (raw.trim() === '') return { phone: null, phoneProblem: 'noPhone' };
	const phone = toE164(raw, settings.defaultCountry);
	return phone === undefined ? { phone: null, phoneProblem: 'phoneInvalid' } : { phone };
}

/** One attribute by one rule: a text, `null` to empty it, `undefined` to leave it alone. */
function applyRule(
	rule: MappingRule,
	profile: CustomerProfile,
): string | null | undefined | Problem {
	const value = 'field' in rule.source ? profile.field(rule.source.field) : rule.source.value;
	if (value === undefined) return undefined;
	const text = toAttributeText(value, rule.type);
	if (text === undefined) {
		return problem('valueNotConvertible', rule.attribute, `Wanted: ${rule.type}.`);
	}
	if (text !== null) return text;
	if (rule.whenEmpty === 'keep') return undefined;
	return rule.whenEmpty === 'clear' ? null : toAttributeText(rule.whenEmpty.write, 'text');
}

/**
 * Any event may be the first to show another number: a tag that was added in the same breath comes
 * before the change as often as after it. Where the number is gone, an opt-out must still find the
 * contact; anything else is not worth a search.
 */
function isWorthSearching(news: News, phone: string | null, consent: Consent | undefined): boolean {
	return news === 'some' && (phone !== null || consent?.state === 'unsubscribed');
}

/** The contact that a customer should have under the user's rules, and what could not be mapped. */
export function mapCustomer(
	profile: CustomerProfile,
	settings: MappingSettings,
	news: News,
): Mapped {
	const phone = readPhone(profile, settings);
	const problems: Problem[] = phone.phoneProblem ? [problem(phone.phoneProblem, 'phone')] : [];
	const attributes = new Map<string, string | null>();
	for (const rule of settings.rules) {
		const result = applyRule(rule, profile);
		if (result === undefined) continue;
		if (typeof result === 'string' || result === null) attributes.set(rule.attribute, result);
		else problems.push(result);
	}

	const taken = [...settings.reserved, ...settings.rules.map((rule) => rule.attribute)];
	const tags =
		settings.tags === 'none' || profile.tags === undefined
			? undefined
			: mapTags(profile.tags, { ...settings.tags, reserved: taken });
	problems.push(...(tags?.problems ?? []));
	const consent = settings.channel === 'none' ? undefined : profile.consents[settings.channel];

	return {
		wanted: {
			customerId: profile.id,
			updatedAt: profile.updatedAt,
			readAt: profile.readAt,
			mayHaveMoved: profile.edited && isWorthSearching(news, phone.phone, consent),
			name: profile.name ?? '',
			...phone,
			attributes: Object.fromEntries(attributes),
			...(tags && settings.tags !== 'none'
				? {
						tags: {
							prefix: settings.tags.prefix,
							on: tags.tags,
							leftOut: tags.leftOut,
							...(Object.keys(tags.beyondLimit).length > 0
								? { beyondLimit: tags.beyondLimit }
								: {}),
							whenRemoved: settings.tags.whenRemoved,
						},
					}
				: {}),
			...(consent && settings.channel !== 'none'
				? { consent: { ...consent, channel: settings.channel } }
				: {}),
		},
		problems,
	};
}
