import { valueOnContact } from '../attributes';
import type { Ledger } from '../ledger';
import type { CustomerProfile } from '../profile';
import type { Problem } from '../reasons';
import { textOf, type CustomerPlanInput, type DecidedField } from './decision';
import { mergeField } from './mergeField';

/** Under which key the ledger keeps a field: its attribute, or the field where there is none. */
const keyOf = (field: string, attribute: string | undefined): string =>
	(attribute ?? `>${field}`).toLowerCase();

/** The mapped fields, one by one. */
export function decideFields(
	{ wanted, contact, settings }: CustomerPlanInput,
	customer: CustomerProfile,
	ledger: Ledger | undefined,
): { readonly fields: readonly DecidedField[]; readonly problems: readonly Problem[] } {
	const problems: Problem[] = [];
	const fields = Object.entries(wanted.fields).map(([field, one]): DecidedField => {
		const { attribute, type, value } = one;
		const key = keyOf(field, attribute);
		const spelled = attribute === undefined ? (value ?? null) : valueOnContact(contact, attribute);
		const sides = { field, customer: textOf(customer, field, type), contact: value, spelled };
		const agreed = ledger?.fields[key];
		const canFillContact = attribute !== undefined && spelled === null && ledger === undefined;
		const merge = mergeField({ ...sides, agreed, canFillContact }, settings.conflictRule);
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
