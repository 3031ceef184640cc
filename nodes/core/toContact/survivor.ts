import { nameOnContact } from '../attributes';
import { toCanonicalEmail } from '../email';
import { nationalVariants, type E164 } from '../phone';
import type { Contact, WantedCustomer } from '../profile';
import { problem, type Problem } from '../reasons';
import { matchCustomer, type Candidate, type FoundCustomers } from '../toCustomer/matchCustomer';

/** The spellings by which a contact's customer may be found, its link aside. */
export function identityOf(
	contact: Contact,
	emailAttribute: string,
): Pick<WantedCustomer, 'phones' | 'emails'> {
	const exact = contact.number === null ? undefined : (`+${contact.number}` as E164);
	const email = contact.attributes[nameOnContact(contact, emailAttribute)]?.trim() ?? '';
	const isEmail = toCanonicalEmail(email) !== undefined;
	return {
		phones: exact ? [exact, ...nationalVariants(exact)] : [],
		emails: isEmail ? [...new Set([email, email.toLowerCase()])] : [],
	};
}

export interface Survivor<T> {
	readonly customer: T | undefined;
	readonly problems: readonly Problem[];
}

/**
 * Whose a contact is by now, since its customer is gone. A number belongs to one contact, so the
 * customer of the number decides; a doubt about who it is leaves the contact to nobody.
 */
export function survivorOf<T extends Candidate>(
	{ number }: Contact,
	found: Omit<FoundCustomers<T>, 'linked'>,
): Survivor<T> {
	const match = matchCustomer(number, { ...found, linked: undefined });
	switch (match.status) {
		case 'matched':
			return { customer: match.customer, problems: [] };
		case 'notFound':
		case 'held':
			return { customer: undefined, problems: [] };
		case 'ambiguous':
		case 'conflict':
			return { customer: found.exact, problems: [problem(match.reason)] };
	}
}
