import type { CustomerConsent, Value } from '../../nodes/core/ledger.ts';
import type { Consent, CustomerProfile } from '../../nodes/core/profile.ts';
import type { CustomerWrite } from '../../nodes/core/toCustomer/decision.ts';
import { CUSTOMER_ID, NUMBER } from './people.mts';

/** A customer in a shop. */
export interface Shopper {
	readonly fields: Readonly<Record<string, Value>>;
	readonly tags: readonly string[];
	/** Of the e-mail address: without one there is none. */
	readonly consent: CustomerConsent;
	readonly consentAt?: string;
	readonly changedAt: string;
}

const START_MS = Date.parse('2026-11-24T08:00:00Z');
const TICK_MS = 250;

export const timeOf = (tick: number): string => new Date(START_MS + tick * TICK_MS).toISOString();

/** Shopify tells changes by the second. */
const secondOf = (tick: number): string => `${timeOf(tick).slice(0, 19)}Z`;

const consentOf = ({ fields, consent, consentAt }: Shopper): Consent => {
	if (!fields['email']) return { state: 'notSubscribed', noAddress: true };
	return { state: consent, ...(consentAt === undefined ? {} : { at: consentAt }) };
};

/** The customer as it is read at that moment. */
export const asProfile = (shopper: Shopper, tick: number): CustomerProfile => ({
	id: CUSTOMER_ID,
	updatedAt: shopper.changedAt,
	readAt: timeOf(tick),
	edited: true,
	phone: `+${NUMBER}`,
	tags: shopper.tags,
	consents: { email: consentOf(shopper) },
	field: (name) => shopper.fields[name] ?? null,
});

/** The customer with a change; a lost address takes its consent along. */
export function changed(shopper: Shopper, part: Partial<Shopper>, tick: number): Shopper {
	const next = { ...shopper, ...part };
	if (JSON.stringify(next) === JSON.stringify(shopper)) return shopper;
	const { consentAt, ...others } = next;
	const hasAddress = Boolean(next.fields['email']);
	return {
		...others,
		consent: hasAddress ? next.consent : 'notSubscribed',
		...(hasAddress && consentAt !== undefined ? { consentAt } : {}),
		changedAt: secondOf(tick),
	};
}

/** The customer once a write was taken. A consent without an address is refused. */
export function written(shopper: Shopper, write: CustomerWrite, tick: number): Shopper {
	const lower = (tags: readonly string[]) => tags.map((tag) => tag.toLowerCase());
	const gone = lower(write.removeTags);
	const kept = shopper.tags.filter((tag) => !gone.includes(tag.toLowerCase()));
	const added = write.addTags.filter((tag) => !lower(kept).includes(tag.toLowerCase()));
	const { phone: _, ...fields } = write.fields;
	const next = changed(
		shopper,
		{ fields: { ...shopper.fields, ...fields }, tags: [...kept, ...added] },
		tick,
	);
	const { consent } = write;
	if (!consent || !next.fields['email']) return next;
	return changed(next, { consent: consent.state, consentAt: consent.at ?? timeOf(tick) }, tick);
}
