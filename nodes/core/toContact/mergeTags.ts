import { nameOnContact, valueOnContact } from '../attributes';
import type { Ledger } from '../ledger';
import type { Contact, WantedTags } from '../profile';
import { problem, type Problem } from '../reasons';
import { isTrue } from '../tags';

export interface TagsMerge {
	/** Attributes to switch: on, or off because the tag was removed. */
	readonly switched: readonly {
		readonly attribute: string;
		readonly tag: string;
		readonly on: boolean;
	}[];
	/** What the ledger should remember: attribute to spelling. */
	readonly agreed: Readonly<Record<string, string>>;
	readonly problems: readonly Problem[];
}

/** Tags beyond the limit that the contact has all the same: what is on both sides can leave both. */
const carriedOn = (
	{ beyondLimit = {} }: WantedTags,
	contact: Contact,
	known: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] =>
	Object.entries(beyondLimit).filter(
		([attribute]) => known.has(attribute) || isTrue(valueOnContact(contact, attribute)),
	);

/**
 * Each tag on its own, three ways, in a run from the customer to the contact. Of the tags that are
 * `withheld` nothing was told: they stay as they are.
 */
export function mergeTags(
	wanted: WantedTags,
	contact: Contact,
	ledger: Ledger | undefined,
	withheld: ReadonlySet<string> = new Set(),
): TagsMerge {
	const known = new Map(Object.entries(ledger?.tags ?? {}));
	const wantedOn = new Map([...Object.entries(wanted.on), ...carriedOn(wanted, contact, known)]);
	const leftOut = new Set(wanted.leftOut);
	const switched: { attribute: string; tag: string; on: boolean }[] = [];
	const agreed = new Map<string, string>();
	const problems: Problem[] = [];

	for (const attribute of new Set([...wantedOn.keys(), ...known.keys()])) {
		const tag = wantedOn.get(attribute) ?? known.get(attribute) ?? '';
		const before = known.has(attribute);
		if (withheld.has(attribute)) {
			if (before) agreed.set(attribute, known.get(attribute) ?? '');
			continue;
		}
		if (leftOut.has(attribute)) continue;
		const onCustomer = wantedOn.has(attribute);
		const onContact = isTrue(valueOnContact(contact, attribute));
		if (onCustomer === onContact) {
			if (onCustomer) agreed.set(attribute, tag);
		} else if (onCustomer !== before) {
			switched.push({ attribute: nameOnContact(contact, attribute), tag, on: onCustomer });
			if (onCustomer) agreed.set(attribute, tag);
		} else {
			agreed.set(attribute, tag);
			problems.push(problem('leftToOtherDirection', tag || attribute));
		}
	}
	return { switched, agreed: Object.fromEntries(agreed), problems };
}
