import type { Contact, CustomerProfile, Heard } from '../../../nodes/core/profile.ts';
import { rememberedBy } from '../../../nodes/core/attributes.ts';
import { mapContact } from '../../../nodes/core/toCustomer/mapContact.ts';
import type { CustomerMatch } from '../../../nodes/core/toCustomer/matchCustomer.ts';
import {
	NOBODY,
	type CustomerPlan,
	type CustomerPlanInput,
	type Decision,
} from '../../../nodes/core/toCustomer/decision.ts';
import { planCustomer } from '../../../nodes/core/toCustomer/plan.ts';
import { projected, settle } from '../../../nodes/core/toCustomer/settle.ts';
import { CUSTOMER_ID, names, NOON, nothingKnown, NUMBER, settings } from '../people.mts';
import { toCustomerSettings } from '../twoSides.mts';

type Fields = Readonly<Record<string, string | null>>;

export const customer = (
	fields: Fields = {},
	part: Partial<CustomerProfile> = {},
): CustomerProfile => ({
	...NOBODY,
	id: CUSTOMER_ID,
	updatedAt: NOON,
	readAt: NOON,
	edited: true,
	phone: `+${NUMBER}`,
	consents: { email: { state: 'notSubscribed' } },
	field: (name) => fields[name] ?? null,
	...part,
});

export const found = (one: CustomerProfile): CustomerMatch<CustomerProfile> => ({
	status: 'matched',
	by: 'phone',
	customer: one,
});

export interface Given {
	readonly heard?: Heard;
	readonly mapping?: Partial<typeof toCustomerSettings>;
	readonly input?: Partial<CustomerPlanInput>;
}

export const wantedOf = (contact: Contact, { heard, mapping }: Given = {}) =>
	mapContact(
		contact,
		rememberedBy(contact, names).customerId,
		{ ...toCustomerSettings, ...mapping },
		heard ? { heard, heardAt: NOON } : {},
	).wanted;

export const plan = (
	contact: Contact,
	match: CustomerMatch<CustomerProfile>,
	given: Given = {},
): CustomerPlan =>
	planCustomer({
		wanted: wantedOf(contact, given),
		contact,
		match,
		readAt: NOON,
		fresh: true,
		settings,
		knowledge: nothingKnown,
		...given.input,
	});

export function decided(...given: Parameters<typeof plan>): Decision {
	const one = plan(...given);
	if (!('write' in one)) throw new Error(`${one.kind}: ${one.reason}`);
	return one;
}

/** What the contact should remember, of a customer who took all or what `after` says. */
export const settled = (
	contact: Contact,
	decision: Decision,
	after: CustomerProfile = projected(decision),
	given: Given = {},
) =>
	settle({
		wanted: wantedOf(contact, given),
		contact,
		decision,
		after,
		settings,
		knowledge: nothingKnown,
	});
