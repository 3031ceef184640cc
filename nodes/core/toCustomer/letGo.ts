import { valueOnContact } from '../attributes';
import type { Contact, LinkNames } from '../profile';

/**
 * Whether a contact was let go: it carries the mirrored consent that only the sync writes, and
 * neither link nor ledger. Its customer was deleted, erased, or has another number now. It is
 * nobody's until it writes, or until a customer with its number turns up.
 */
export const wasLetGo = (contact: Contact, { link, ledger, consent }: LinkNames): boolean =>
	consent !== '' &&
	valueOnContact(contact, consent) !== null &&
	valueOnContact(contact, link) === null &&
	valueOnContact(contact, ledger) === null;
