import { nameOnContact, valueOnContact } from '../attributes';
import { decodeLedger } from '../ledgerText';
import type { Contact } from '../profile';
import { problem } from '../reasons';
import { isTrue } from '../tags';
import {
	campaignOff,
	isBlank,
	ownNames,
	tagNames,
	type Removal,
	type RemovalSettings,
} from './removal';

export interface RedactionSettings extends RemovalSettings {
	/** Attributes that the sync fills: they are emptied even where no ledger tells of them any more. */
	readonly attributes: readonly string[];
}

/** Stands for a value that must not be told any more. */
const ERASED = '…';

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** Whether a contact's name says more than its number. */
const hasName = ({ name, number }: Contact): boolean =>
	/\p{L}/u.test(name) || (name.trim() !== '' && name.replace(/\D/g, '') !== number);

/**
 * All that the sync brought goes from the contact, because the customer is to be erased. `nothing`
 * where none of it is there, so that a repeated request writes nothing.
 */
export function planRedaction(contact: Contact, settings: RedactionSettings): Removal | 'nothing' {
	const { names, attributes, campaignParameter, consent } = settings;
	const value = (name: string) => valueOnContact(contact, name);
	// Without its link a contact may still have the ledger, or half of it.
	const ledger = decodeLedger((name) => value(name) ?? undefined, names.ledger);
	const filled = [...Object.keys(ledger?.fields ?? {}), ...attributes].map((name) =>
		nameOnContact(contact, name),
	);
	const isLeft = (name: string) => !isBlank(value(name));
	const data = unique([...ownNames(contact, names), ...filled]).filter(isLeft);
	const tags = tagNames(contact, settings, Object.keys(ledger?.tags ?? {})).filter(isLeft);
	const mirror = names.consent === '' ? null : value(names.consent);
	// A plain no stays where no empty value is taken: it is no reason to write.
	const isNews = data.length > 0 || tags.some((name) => isTrue(value(name))) || isTrue(mirror);
	if (!isNews) return 'nothing';

	const off = campaignOff(contact, settings);
	const emptied = unique([...data, ...tags]);
	// Rules in Wati hang on the mirrored no, and by it nobody takes the contact for a new one.
	const mirrors = names.consent !== '' && mirror !== 'false' && (consent === 'synced' || mirror);
	const refused = mirrors ? [nameOnContact(contact, names.consent)] : [];
	return {
		contact,
		set: {
			...Object.fromEntries(emptied.map((name) => [name, ''])),
			...Object.fromEntries(refused.map((name) => [name, 'false'])),
			...off.set,
		},
		standIns: Object.fromEntries(tags.map((name) => [name, 'false'])),
		asksOff: off.asksOff,
		parameter: campaignParameter,
		changes: [
			...emptied.map((attribute) => ({
				attribute,
				change: { field: attribute, from: ERASED, to: null },
			})),
			...refused.map((attribute) => ({
				attribute,
				change: { field: attribute, from: ERASED, to: 'false' },
			})),
			...off.changes,
		],
		reason: 'contactRedacted',
		problems: hasName(contact) ? [problem('nameStays')] : [],
	};
}
