import { rememberedBy } from '../attributes';
import { token, type AgreedConsent, type Ledger } from '../ledger';
import { encodeLedger } from '../ledgerText';
import { asking } from '../consent';
import { CAMPAIGN_FIELD, fieldOfTag, type Change } from '../outcome';
import { digitsOf } from '../phone';
import type { PlanSettings } from '../write';
import type { Plan, PlanInput } from './plan';
import type { Contact } from '../profile';
import { isStale } from '../stale';

/** A new contact is open to campaigns until told otherwise. */
const ALLOWED_AT_FIRST = true;

/**
 * Who opted out under an earlier number stays out under the new one: the last agreement goes along,
 * so that the other direction sees the opt-out that may not have crossed yet.
 */
export function optOutOf(
	previous: readonly Contact[],
	{ names }: PlanSettings,
): { readonly agreed: AgreedConsent | undefined } | undefined {
	const out = previous.find((contact) => !contact.allowCampaign);
	return out && { agreed: rememberedBy(out, names).ledger?.consent };
}

/** A contact for a customer who has none: it starts as the customer is. */
export function planCreate(
	{ wanted, settings, knowledge, fresh }: PlanInput,
	phone: string,
	previous: readonly Contact[],
): Plan {
	const { names, campaignParameter } = settings;
	const newest = previous.map((contact) => rememberedBy(contact, names).ledger);
	if (newest.some((ledger) => ledger && isStale(wanted, ledger))) {
		return { action: 'skip', reason: 'staleCustomer', problems: [] };
	}

	const number = digitsOf(phone);
	const fields = Object.entries(wanted.attributes).flatMap(([name, value]) =>
		value === null ? [] : [[name, value] as const],
	);
	const tags = wanted.tags?.on ?? {};
	const set = new Map<string, string>(fields);
	for (const attribute of Object.keys(tags)) set.set(attribute, 'true');
	const changes: Change[] = [
		...fields.map(([field, to]) => ({ field, from: null, to })),
		...Object.values(tags).map((tag) => ({ field: fieldOfTag(tag), from: null, to: true })),
	];

	const { consent } = wanted;
	const optOut = optOutOf(previous, settings);
	const ask = optOut ? false : consent && consent.state === 'subscribed';
	if (ask !== undefined) {
		// Unless it was just looked for, the contact may be there after all, and have opted out.
		const assumed = ask === ALLOWED_AT_FIRST && !fresh;
		if (campaignParameter !== '' && !assumed) set.set(campaignParameter, String(ask));
		if (names.consent !== '') set.set(names.consent, String(ask));
		changes.push({ field: CAMPAIGN_FIELD, from: null, to: ask });
	}
	const agreedConsent =
		consent &&
		(optOut?.agreed ??
			asking(consent, ALLOWED_AT_FIRST, ask === true, {
				parameter: campaignParameter,
				control: knowledge.campaign,
			}));
	const ledger: Ledger = {
		updatedAt: wanted.updatedAt,
		readAt: wanted.readAt,
		fields: Object.fromEntries(
			Object.entries(wanted.attributes).map(([name, value]) => [
				name.toLowerCase(),
				{ customer: token(value), contact: token(value) },
			]),
		),
		tags,
		...(agreedConsent ? { consent: agreedConsent } : {}),
	};
	const prefix = wanted.tags?.prefix ?? '';
	set.set(names.link, wanted.customerId);
	for (const [name, text] of Object.entries(encodeLedger(ledger, names.ledger, prefix))) {
		set.set(name, text);
	}

	return {
		action: 'create',
		number,
		name: wanted.name || `+${number}`,
		write: {
			set: Object.fromEntries(set),
			ledger,
			prefix,
			...(ask === undefined
				? {}
				: {
						asked: { value: ask, before: ALLOWED_AT_FIRST, carried: optOut?.agreed !== undefined },
					}),
			changes,
			reason: previous.length > 0 ? 'phoneChanged' : 'customerNew',
			problems: [],
			release: previous,
		},
	};
}
