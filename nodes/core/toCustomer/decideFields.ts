import { valueOnContact } from '../attributes';
import type { Ledger, Value } from '../ledger';
import type { Contact, CustomerProfile, WantedField } from '../profile';
import type { Problem } from '../reasons';
import { textOf, type CustomerPlanInput, type DecidedField } from './decision';
import { mergeField } from './mergeField';

/** Under which key the ledger keeps a field: its attribute, or the field where there is none. */
export const keyOf = (field: string, { attribute }: WantedField): string =>
	(attribute ?? `>${field}`).toLowerCase();

/** A field as the contact spells it, which is what the ledger keeps. */
export const spelledOn = (contact: Contact, { attribute, value }: WantedField): Value =>
	attribute === undefined ? (value ?? null) : valueOnContact(contact, attribute);

/** The mapped fields, one by one. */
export function decideFields(
	{ wanted, contact, settings }: CustomerPlanInput,
	customer: CustomerProfile,
	ledger: Ledger | undefined,
): { readonly fields: readonly DecidedField[]; readonly problems: readonly Problem[] } {
	const problems: Problem[] = [];
	const fields = Object.entries(wanted.fields).map(([field, one]): DecidedField => {
		const { attribute, type, value } = one;
		const key = keyOf(field, one);
		const spelled = spelledOn(contact, one);
		const sides = { field, customer: textOf(customer, field, type), contact: value, spelled };
		const agreed = ledger?.fields[key];
		const isEmptyOnContact = attribute !== undefined && spelled === null;
		const isEmpty = sides.customer === null && customer.field(field) !== undefined;
		const isEmptyOnBoth = isEmptyOnContact && isEmpty;
		const canFillContact = isEmptyOnContact && ledger === undefined;
		const merge = mergeField(
			{ ...sides, agreed, canFillContact, isEmptyOnBoth },
			settings.conflictRule,
		);
		problems.push(...merge.problems);
		return { key, attribute, type, ...sides, decision: merge.decision };
	});
	return { fields, problems };
}

/** The number and the name are filled in when the two are first linked, and left alone afterwards. */
export function firstFill(
	{ wanted }: CustomerPlanInput,
	customer: CustomerProfile,
	ledger: Ledger | undefined,
): Record<string, string> {
	if (ledger) return {};
	const fill: Record<string, string> = {};
	const lacks = (field: string) => textOf(customer, field, 'text') === null;
	if (!customer.phone && wanted.phone) fill['phone'] = wanted.phone;
	const { name } = wanted;
	if (name && lacks('firstName') && lacks('lastName')) {
		fill['firstName'] = name.firstName;
		if (name.lastName) fill['lastName'] = name.lastName;
	}
	return fill;
}
