import { rememberedBy } from '../../nodes/core/attributes.ts';
import type { Value } from '../../nodes/core/ledger.ts';
import { mapCustomer, type MappingSettings } from '../../nodes/core/toContact/mapCustomer.ts';
import type { Knowledge, PlanSettings } from '../../nodes/core/write.ts';
import { planContact } from '../../nodes/core/toContact/plan.ts';
import type { Contact, CustomerProfile, Heard } from '../../nodes/core/profile.ts';
import type { Problem } from '../../nodes/core/reasons.ts';
import { mapContact, type ContactMappingSettings } from '../../nodes/core/toCustomer/mapContact.ts';
import { planCustomer } from '../../nodes/core/toCustomer/plan.ts';
import { settle } from '../../nodes/core/toCustomer/settle.ts';
import { verifyWrite } from '../../nodes/core/toContact/verify.ts';
import { carriedOut, stored, type Service } from './contactModel.mts';
import { names, nothingKnown, PREFIX, settings } from './people.mts';
import { asProfile, timeOf, written, type Shopper } from './shopModel.mts';

/** A customer and a contact, with one clock. */
export interface Sides {
	readonly shopper: Shopper;
	readonly contact: Contact;
	readonly tick: number;
}

/** How a run is set up, and how the services answer. */
export interface Conditions {
	readonly service: Service;
	readonly rule: PlanSettings['conflictRule'];
	readonly knowledge: Knowledge;
}

export const usual: Conditions = {
	service: { campaign: 'obeyed', emptyValues: 'kept' },
	rule: 'customerWins',
	knowledge: nothingKnown,
};

/** The fields that are in step, by attribute. */
export const MAPPED = { email: 'email', City: 'note' } as const;

const tags = { prefix: PREFIX, include: [], exclude: ['Secret'], maximum: 50 } as const;
const type = 'text' as const;
const whenEmpty = 'clear' as const;

export const toContactSettings: MappingSettings = {
	rules: Object.entries(MAPPED).map(([attribute, field]) => ({
		source: { field },
		attribute,
		type,
		whenEmpty,
	})),
	defaultCountry: '',
	addressPhone: false,
	tags: { ...tags, whenRemoved: 'false' },
	channel: 'email',
	reserved: [],
};

export const toCustomerSettings: ContactMappingSettings = {
	rules: Object.entries(MAPPED).map(([attribute, field]) => ({
		source: { attribute },
		field,
		type,
		whenEmpty,
	})),
	tags: { ...tags, reserved: Object.keys(MAPPED) },
	channel: 'email',
	subscribeNew: true,
	fillName: true,
};

export interface Run {
	readonly sides: Sides;
	readonly problems: readonly Problem[];
	/** On which sides something was written. */
	readonly wrote: readonly ('customer' | 'contact')[];
}

/** A run from Shopify to Wati, with the customer as it is, or as it was when it was read. */
export function runToContact(
	sides: Sides,
	{ service, rule, knowledge }: Conditions,
	read: CustomerProfile = asProfile(sides.shopper, sides.tick),
): Run {
	const { wanted } = mapCustomer(read, toContactSettings, 'some');
	const plan = planContact({
		wanted,
		match: { status: 'matched', by: 'phone', contact: sides.contact, previous: [] },
		fresh: true,
		settings: { ...settings, conflictRule: rule },
		knowledge,
	});
	const contact = carriedOut(plan, wanted, service) ?? sides.contact;
	return {
		sides: { ...sides, contact, tick: sides.tick + 1 },
		problems: 'write' in plan ? plan.write.problems : plan.problems,
		wrote: plan.action === 'update' ? ['contact'] : [],
	};
}

/** A run from Wati to Shopify. */
export function runToCustomer(
	sides: Sides,
	{ service, rule, knowledge }: Conditions,
	heard?: Heard,
): Run {
	const { contact, shopper, tick } = sides;
	const { customerId } = rememberedBy(contact, names);
	const said = heard ? { heard, heardAt: timeOf(tick) } : {};
	const { wanted } = mapContact(contact, customerId, toCustomerSettings, said);
	const merged = { ...settings, conflictRule: rule };
	const decision = planCustomer({
		wanted,
		contact,
		match: { status: 'matched', by: 'phone', customer: asProfile(shopper, tick) },
		readAt: timeOf(tick),
		fresh: true,
		settings: merged,
		knowledge,
	});
	const later = tick + 1;
	if (!('write' in decision)) {
		return { sides: { ...sides, tick: later }, problems: decision.problems, wrote: [] };
	}
	const next = written(shopper, decision.write, later);
	const after = asProfile(next, later);
	const write = settle({ wanted, contact, decision, after, settings: merged, knowledge });
	const put = write ? stored(contact, write.set, service) : contact;
	const seen = after.consents.email && { ...after.consents.email, channel: 'email' as const };
	const verdict = write && verifyWrite(write, put, seen, merged);
	return {
		sides: {
			shopper: next,
			contact: verdict ? stored(put, verdict.correction, service) : put,
			tick: later + 1,
		},
		problems: decision.problems,
		wrote: [
			...(next === shopper ? [] : (['customer'] as const)),
			...(write ? (['contact'] as const) : []),
		],
	};
}

/** What an attribute of the contact says; missing and empty are both nothing. */
export const said = ({ contact }: Sides, attribute: string): Value =>
	contact.attributes[attribute]?.trim() || null;
