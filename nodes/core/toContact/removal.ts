import { nameOnContact, valueOnContact } from '../attributes';
import { CAMPAIGN_FIELD, type Change } from '../outcome';
import type { Contact, LinkNames } from '../profile';
import type { Problem, Reason } from '../reasons';
import { isTrue } from '../tags';

/** Says nothing to anybody: for services that take no empty value. */
export const NOTHING = '-';

/** What is taken from a contact whose customer is no longer there. */
export interface Removal {
	readonly contact: Contact;
	/** Attribute name to text; `''` empties it. */
	readonly set: Readonly<Record<string, string>>;
	/** What to write for an empty text where none is taken; `NOTHING` where no entry says otherwise. */
	readonly standIns: Readonly<Record<string, string>>;
	/** Whether campaigns should end on the contact, and the parameter by which that is asked for. */
	readonly asksOff: boolean;
	readonly parameter: string;
	/** Beside each change the attribute that shows it. */
	readonly changes: readonly ShownChange[];
	readonly reason: Reason;
	readonly problems: readonly Problem[];
}

export interface ShownChange {
	/** Absent: it shows in whether campaigns are allowed. */
	readonly attribute?: string;
	readonly change: Change;
}

export interface RemovalSettings {
	readonly names: LinkNames;
	/** Empty to never ask. */
	readonly campaignParameter: string;
	/** `none` where consents are not synced: Allow campaign is then not the sync's to change. */
	readonly consent: 'synced' | 'none';
	/** The prefix of tag attributes, which may be empty; `none` where tags are not synced. */
	readonly tagPrefix: { readonly text: string } | 'none';
}

/** Nothing, or what was written in its place. */
export const isBlank = (value: string | null): boolean =>
	value === null || value.trim() === NOTHING;

/** The names under which a contact has the link and the pieces of the ledger, where they say something. */
export function ownNames(contact: Contact, { link, ledger }: LinkNames): readonly string[] {
	const pieces = Object.keys(contact.attributes).filter((name) => {
		const rest = name.toLowerCase().startsWith(ledger) ? name.slice(ledger.length) : 'none';
		return /^(_\d+)?$/.test(rest);
	});
	return [nameOnContact(contact, link), ...pieces].filter(
		(name) => !isBlank(valueOnContact(contact, name)),
	);
}

/** The attributes of a contact that stand for tags: those of the prefix, and those in the ledger. */
export function tagNames(
	contact: Contact,
	{ tagPrefix, names, campaignParameter }: RemovalSettings,
	known: readonly string[],
): readonly string[] {
	if (tagPrefix === 'none') return [];
	const others = [...ownNames(contact, names), names.consent, campaignParameter];
	const taken = new Set(others.map((name) => name.toLowerCase()));
	return Object.keys(contact.attributes).filter((name) => {
		const lower = name.toLowerCase();
		if (taken.has(lower)) return false;
		return known.includes(lower) || (tagPrefix.text !== '' && lower.startsWith(tagPrefix.text));
	});
}

/** How the end of campaigns is asked for, and told. */
export function campaignOff(
	contact: Contact,
	{ consent, campaignParameter }: RemovalSettings,
): Pick<Removal, 'set' | 'asksOff' | 'changes'> {
	const asksOff = consent === 'synced' && contact.allowCampaign;
	const asked = asksOff && campaignParameter !== '';
	return {
		asksOff,
		set: asked ? { [nameOnContact(contact, campaignParameter)]: 'false' } : {},
		changes: asksOff ? [{ change: { field: CAMPAIGN_FIELD, from: true, to: false } }] : [],
	};
}

/** The same removal for a service that takes no empty value. */
export const withStandIns = ({ set, standIns }: Removal): Removal['set'] =>
	Object.fromEntries(
		Object.entries(set).map(([name, text]) => [
			name,
			text === '' ? (standIns[name] ?? NOTHING) : text,
		]),
	);

/** Whether the contact is as a text of a removal wants it. */
export function isRemoved(after: Contact, name: string, text: string): boolean {
	const value = valueOnContact(after, name);
	if (text === '' || text === NOTHING) return isBlank(value);
	return text === 'false' ? value !== null && !isTrue(value) : value === text;
}
