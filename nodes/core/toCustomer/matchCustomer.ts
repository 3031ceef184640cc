import type { Reason } from '../reasons';
import { digitsOf, nationalVariants, type E164 } from '../phone';

/** As much of a customer as matching looks at. */
export interface Candidate {
	/** The number at the end of its id. */
	readonly id: string;
	readonly phone?: string | null;
}

/** What a shop answered to each identity of a contact. */
export interface FoundCustomers<T extends Candidate> {
	readonly linked: T | undefined;
	/** The customer of exactly the contact's number. */
	readonly exact: T | undefined;
	/** Customers of the national variants of the number. */
	readonly variants: readonly T[];
	/** Customers of the spellings of the e-mail address. */
	readonly emails: readonly T[];
}

/** What was found for a contact, or why nothing can be decided. */
export type CustomerMatch<T extends Candidate> =
	| {
			readonly status: 'matched';
			readonly by: 'link' | 'phone' | 'phoneVariant' | 'email';
			readonly customer: T;
	  }
	| { readonly status: 'notFound' }
	| {
			readonly status: 'ambiguous' | 'conflict';
			readonly reason: Reason;
			readonly candidates: readonly T[];
			/** The customer that the contact is linked to: an opt-out still crosses to it. */
			readonly linked?: T;
	  }
	| { readonly status: 'held'; readonly reason: Reason; readonly linked?: T };

const unique = <T extends Candidate>(some: readonly (T | undefined)[]): readonly T[] => {
	const there = some.filter((one): one is T => one !== undefined);
	return there.filter((one, index) => there.findIndex(({ id }) => id === one.id) === index);
};

/** Whether a customer's phone and a contact's number can be the same line. */
function isSameLine(phone: string, number: string): boolean {
	const spellings = [`+${number}`, ...nationalVariants(`+${number}` as E164)].map(digitsOf);
	return spellings.includes(digitsOf(phone));
}

/**
 * Which customer is this contact's: by link, then by phone, then by e-mail. The first that answers
 * decides, and none of the others may speak of somebody else.
 */
export function matchCustomer<T extends Candidate>(
	number: string | null,
	found: FoundCustomers<T>,
): CustomerMatch<T> {
	const { linked } = found;
	const byPhone = unique(found.exact ? [found.exact] : found.variants);
	const byEmail = unique(found.emails);
	const own = { ...(linked ? { linked } : {}) };
	if (number === null) return { status: 'held', reason: 'noNumber', ...own };
	for (const several of [byPhone, byEmail]) {
		if (several.length < 2 || several.some(({ id }) => id === linked?.id)) continue;
		return { status: 'ambiguous', reason: 'severalCustomers', candidates: several, ...own };
	}

	const all = unique([linked, ...byPhone, ...byEmail]);
	const [customer, other] = all;
	if (customer === undefined) return { status: 'notFound' };
	if (other) return { status: 'conflict', reason: 'identityConflict', candidates: all, ...own };
	if (linked) return { status: 'matched', by: 'link', customer };
	if (byPhone.length > 0) {
		return { status: 'matched', by: found.exact ? 'phone' : 'phoneVariant', customer };
	}
	if (customer.phone && !isSameLine(customer.phone, number)) {
		return { status: 'conflict', reason: 'otherPhone', candidates: [customer] };
	}
	return { status: 'matched', by: 'email', customer };
}
