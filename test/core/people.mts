import type { AgreedConsent, Ledger } from '../../nodes/core/ledger.ts';
import { encodeLedger } from '../../nodes/core/ledgerText.ts';
import { matchContact } from '../../nodes/core/toContact/matchContact.ts';
import { toE164 } from '../../nodes/core/phone.ts';
import type { Knowledge, PlanSettings } from '../../nodes/core/write.ts';
import { planContact, type Plan, type PlanInput } from '../../nodes/core/toContact/plan.ts';
import type { Contact, LinkNames, WantedContact } from '../../nodes/core/profile.ts';

export const CUSTOMER_ID = '42';
export const NUMBER = '491701234567';
export const PREFIX = 'tag_';
export const MORNING = '2026-11-23T08:00:00Z';
export const NOON = '2026-11-23T12:00:00Z';

export const names: LinkNames = { link: 'customer_id', ledger: 'sync', consent: 'may_market' };

export const settings: PlanSettings = {
	names,
	conflictRule: 'customerWins',
	campaignParameter: 'allowbroadcast',
};

export const nothingKnown: Knowledge = { campaign: 'unknown', emptyValues: 'unknown' };

export const wanted = (part: Partial<WantedContact> = {}): WantedContact => ({
	customerId: CUSTOMER_ID,
	updatedAt: NOON,
	readAt: NOON,
	mayHaveMoved: false,
	name: 'Ada Lovelace',
	phone: toE164(`+${NUMBER}`) ?? null,
	attributes: {},
	...part,
});

export const contact = (part: Partial<Contact> = {}): Contact => ({
	id: 'c1',
	number: NUMBER,
	name: 'Ada',
	allowCampaign: true,
	attributes: {},
	...part,
});

export const ledger = (part: Partial<Ledger> = {}): Ledger => ({
	updatedAt: MORNING,
	readAt: MORNING,
	fields: {},
	tags: {},
	...part,
});

/** A contact that remembers its customer. */
export const linked = (part: Partial<Contact>, remembered: Partial<Ledger> = {}): Contact =>
	contact({
		...part,
		attributes: {
			...part.attributes,
			[names.link]: CUSTOMER_ID,
			...encodeLedger(ledger(remembered), names.ledger, PREFIX),
		},
	});

export const remembering = (consent: AgreedConsent, part: Partial<Contact> = {}): Contact =>
	linked(part, { consent });

/** The plan for a customer who has this contact, or none. */
export function plan(
	customer: WantedContact,
	present: Contact | undefined,
	part: Partial<PlanInput> & { readonly previous?: readonly Contact[] } = {},
): Plan {
	const { previous = [], ...input } = part;
	const found = { exact: present, variants: [], linked: previous };
	return planContact({
		wanted: customer,
		match: matchContact(customer.customerId, found, names),
		fresh: true,
		settings,
		knowledge: nothingKnown,
		...input,
	});
}
