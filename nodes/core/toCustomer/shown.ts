import { CONSENT_FIELDS, tagOfField, type Change } from '../outcome';
import type { Channel, CustomerProfile } from '../profile';
import { textOf } from './decision';
import { saysTheSame } from './mergeField';

const channelOf = (field: string): Channel | undefined =>
	(Object.keys(CONSENT_FIELDS) as Channel[]).find((channel) => CONSENT_FIELDS[channel] === field);

function shows(customer: CustomerProfile, { field, from, to }: Change): boolean {
	const tag = tagOfField(field);
	if (tag !== undefined) {
		const has = (customer.tags ?? []).some((one) => one.toLowerCase() === tag.toLowerCase());
		return has === to;
	}
	const channel = channelOf(field);
	if (channel !== undefined) return customer.consents[channel]?.state === to;
	const value = field === 'phone' ? (customer.phone ?? null) : textOf(customer, field, 'text');
	// The shop may spell a value in its own way: it took it when it is no longer what it was.
	return saysTheSame(value, to as string | null) || !saysTheSame(value, from as string | null);
}

/** The changes that the customer, as an answer shows it, does have. */
export const shownChanges = (
	changes: readonly Change[],
	customer: CustomerProfile,
): readonly Change[] => changes.filter((change) => shows(customer, change));
