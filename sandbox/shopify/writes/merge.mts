import { globalId } from '../globalId.mts';
import { type Channel, type Consent, type Customer } from '../customer.mts';
import type { Shop } from '../shop.mts';
import { withTags } from '../tags.mts';

export interface MergeOverrides {
	readonly customerIdOfEmailToKeep?: string | null;
	readonly customerIdOfPhoneNumberToKeep?: string | null;
	readonly customerIdOfFirstNameToKeep?: string | null;
	readonly customerIdOfLastNameToKeep?: string | null;
	readonly note?: string | null;
	readonly tags?: readonly string[] | null;
}

/** Who is kept, in the order that the schema's description of customerMerge gives. */
export function survivor(one: Customer, two: Customer, overrides: MergeOverrides): Customer {
	const chosen = chosenBy(overrides.customerIdOfEmailToKeep, one, two);
	if (chosen !== undefined) return chosen;
	if (one.email === null || two.email === null) return one.email === null ? two : one;
	const [first, second] = [one, two].map(({ consents }) => consents.email.state);
	const prefers = (state: string | undefined) => state === 'SUBSCRIBED' || state === 'PENDING';
	return prefers(first) && !prefers(second) ? one : two;
}

export function mergeCustomers(
	shop: Shop,
	kept: Customer,
	lost: Customer,
	overrides: MergeOverrides,
	jobId: string,
): void {
	const pick = <Field extends 'email' | 'phone' | 'firstName' | 'lastName'>(
		field: Field,
		id: string | null | undefined,
	) => (chosenBy(id, kept, lost) ?? (kept[field] === null ? lost : kept))[field];
	const email = pick('email', overrides.customerIdOfEmailToKeep);
	const phone = pick('phone', overrides.customerIdOfPhoneNumberToKeep);
	const consentOf = (channel: Channel): Consent => {
		const [mine, merged] = channel === 'email' ? [kept.email, email] : [kept.phone, phone];
		return (mine === merged ? kept : lost).consents[channel];
	};
	shop.remove(lost.id, [
		{ kind: 'merged', keptId: kept.id, deletedId: lost.id, jobId },
		{ kind: 'deleted', id: lost.id },
	]);
	shop.commit(kept, {
		...kept,
		email,
		phone,
		firstName: pick('firstName', overrides.customerIdOfFirstNameToKeep),
		lastName: pick('lastName', overrides.customerIdOfLastNameToKeep),
		note: overrides.note ?? ([kept.note, lost.note].filter(Boolean).join('\n') || null),
		tags: overrides.tags ?? withTags(kept.tags, lost.tags),
		addresses: [...kept.addresses, ...lost.addresses],
		numberOfOrders: kept.numberOfOrders + lost.numberOfOrders,
		consents: {
			email: consentOf('email'),
			sms: consentOf('sms'),
			whatsApp: consentOf('whatsApp'),
		},
	});
}

function chosenBy(
	id: string | null | undefined,
	...candidates: readonly Customer[]
): Customer | undefined {
	return candidates.find((candidate) => globalId('Customer', candidate.id) === id);
}
