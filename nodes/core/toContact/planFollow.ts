import { nameOnContact, rememberedBy } from '../attributes';
import { agreedOf, isPendingOptOut, told } from '../consent';
import type { AgreedConsent, Ledger } from '../ledger';
import { encodeLedger } from '../ledgerText';
import type { Consent, Contact, WantedContact } from '../profile';
import { problem } from '../reasons';
import type { Knowledge, PlanSettings, Write } from '../write';
import type { ConsentMerge } from './mergeConsent';
import { consentMerge, consentPart } from './planConsent';
import type { PlanInput } from './plan';

/** As much of the customer that a contact goes over to as its link speaks of. */
export type Heir = Pick<WantedContact, 'customerId' | 'updatedAt' | 'consent'>;

/** Fields and tags are yet to be brought, by a run that may have read the customer before now. */
const NEVER = '1970-01-01T00:00:00Z';

/** The contact's side went out, and the customer of before had not heard of it. */
function isUndelivered(agreed: AgreedConsent, { allowCampaign }: Contact): boolean {
	const isPending: boolean = isPendingOptOut(agreed);
	return isPending || (agreed.contact && !allowCampaign && agreed.asked?.value !== false);
}

/**
 * An opt-out that has yet to reach a customer goes over with the contact, in the words by which a
 * run of the other direction knows it.
 */
function carried(
	agreed: AgreedConsent,
	consent: Consent,
	contact: Contact,
): ConsentMerge | undefined {
	if (consent.state === 'unsubscribed' || !isUndelivered(agreed, contact)) return undefined;
	const entry = { ...agreed, customer: consent.state, ...told(consent) };
	if (!contact.allowCampaign) {
		return {
			effective: false,
			agreed: { ...entry, contact: true },
			problems: [problem('optOutKept')],
		};
	}
	if (consent.state !== 'subscribed') return undefined;
	return { effective: false, agreed: entry, problems: [problem('consentNotApplied')] };
}

/**
 * A contact goes over to another customer, with whom it is linked as if for the first time: of
 * fields and tags nothing is agreed, and nobody is raised.
 */
export function planFollow(
	contact: Contact,
	heir: Heir,
	settings: PlanSettings,
	knowledge: Knowledge,
): Write {
	const { names } = settings;
	const before = rememberedBy(contact, names);
	const { consent } = heir;
	const wanted: WantedContact = {
		...heir,
		readAt: NEVER,
		mayHaveMoved: false,
		name: '',
		phone: null,
		attributes: {},
	};
	const match = { status: 'matched', by: 'link', contact, previous: [] } as const;
	const input: PlanInput = { wanted, match, fresh: true, settings, knowledge };
	const old = before.ledger?.consent;
	const known = consent && old && agreedOf(old, consent);
	const merge =
		(consent && known && carried(known, consent, contact)) ??
		consentMerge(input, contact, undefined);
	const part = consentPart(input, contact, merge);
	const ledger: Ledger = {
		updatedAt: heir.updatedAt,
		readAt: NEVER,
		fields: {},
		tags: {},
		...(merge.agreed ? { consent: merge.agreed } : {}),
	};
	return {
		set: {
			...Object.fromEntries(part.set),
			[nameOnContact(contact, names.link)]: heir.customerId,
			...encodeLedger(ledger, names.ledger, ''),
		},
		ledger,
		prefix: '',
		...(merge.ask === undefined
			? {}
			: { asked: { value: merge.ask, before: contact.allowCampaign, carried: false } }),
		changes: [
			{ field: names.link, from: before.customerId ?? null, to: heir.customerId },
			...part.changes,
		],
		reason: 'contactFollows',
		problems: merge.problems,
		release: [],
	};
}
