import { valueOnContact } from '../attributes';
import type { Ledger } from '../ledger';
import type { Contact, TagSettings } from '../profile';
import { problem, type Problem } from '../reasons';
import { isTrue, mapTags, tagAttribute } from '../tags';

export interface TagsMerge {
	/** Tags to add to the customer, by attribute. */
	readonly add: ReadonlyMap<string, string>;
	/** Tags to remove from the customer, by attribute: several spellings can share one. */
	readonly remove: ReadonlyMap<string, readonly string[]>;
	/** Tags that the contact lacked when the two were linked, by attribute. */
	readonly fill: ReadonlyMap<string, string>;
	readonly problems: readonly Problem[];
}

const isBoolean = (value: string) => /^\s*(true|false)\s*$/i.test(value);
const sameTag = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/**
 * The part of an attribute's name that is a tag, `undefined` when it is none. Without a prefix any
 * attribute could be one, so it must say true or false.
 */
function tagIn(name: string, value: string, { prefix }: TagSettings): string | undefined {
	const lower = name.toLowerCase();
	if (!lower.startsWith(prefix) || lower === prefix) return undefined;
	return prefix !== '' || isBoolean(value) ? name.slice(prefix.length) : undefined;
}

function isWanted(attribute: string, tag: string, { prefix, include, exclude }: TagSettings) {
	const names = (list: readonly string[]) =>
		list.some((one) => sameTag(one, tag) || tagAttribute(one, prefix) === attribute);
	return (include.length === 0 || names(include)) && !names(exclude);
}

const isReserved = (name: string, { reserved }: TagSettings) =>
	reserved.some((one) => sameTag(one, name));

interface TagsOn {
	/** What a tag is called, by its attribute in lower case. */
	readonly spelled: ReadonlyMap<string, string>;
	/** Attributes that are true and cannot be tags. */
	readonly unreadable: readonly string[];
}

/** What the attributes of a contact say of tags. */
function tagsOn(contact: Contact, settings: TagSettings): TagsOn {
	const spelled = new Map<string, string>();
	const unreadable: string[] = [];
	for (const [name, value] of Object.entries(contact.attributes)) {
		const tag = tagIn(name, value, settings);
		if (tag === undefined || isReserved(name, settings)) continue;
		if (tagAttribute(tag, settings.prefix) === name.toLowerCase()) {
			spelled.set(name.toLowerCase(), tag);
		} else if (isTrue(value)) unreadable.push(name);
	}
	return { spelled, unreadable };
}

/** Each tag on its own, three ways, in a run from the contact to the customer. */
export function mergeTags(
	settings: TagSettings,
	customerTags: readonly string[],
	contact: Contact,
	ledger: Ledger | undefined,
): TagsMerge {
	const known = new Map(Object.entries(ledger?.tags ?? {}));
	const { spelled, unreadable } = tagsOn(contact, settings);
	const problems = unreadable.flatMap((name) =>
		known.has(name.toLowerCase()) ? [] : [problem('tagNameUnreadable', name)],
	);
	const add = new Map<string, string>();
	const remove = new Map<string, readonly string[]>();

	for (const attribute of new Set([...spelled.keys(), ...known.keys()])) {
		const current = customerTags.filter((tag) => tagAttribute(tag, settings.prefix) === attribute);
		const listed = settings.include.find((one) => tagAttribute(one, settings.prefix) === attribute);
		const tag = current[0] ?? (known.get(attribute) || listed || spelled.get(attribute) || '');
		if (tag === '' || isReserved(attribute, settings) || !isWanted(attribute, tag, settings))
			continue;
		const onCustomer = current.length > 0;
		const onContact = isTrue(valueOnContact(contact, attribute));
		const before = known.has(attribute);
		if (onContact === onCustomer || (ledger && onContact === before)) continue;
		if (onContact) add.set(attribute, tag);
		else if (ledger) remove.set(attribute, current);
	}

	const fill = new Map<string, string>();
	if (!ledger) {
		for (const [attribute, tag] of Object.entries(mapTags(customerTags, settings).tags)) {
			if (!isTrue(valueOnContact(contact, attribute))) fill.set(attribute, tag);
		}
	}
	return { add, remove, fill, problems };
}

/** Whether a tag was switched on the contact since the two agreed on it. */
export function isTagSwitched(settings: TagSettings, contact: Contact, ledger: Ledger): boolean {
	const known = new Map(Object.entries(ledger.tags));
	const { spelled } = tagsOn(contact, settings);
	return [...new Set([...spelled.keys(), ...known.keys()])].some((attribute) => {
		const tag = known.get(attribute) || spelled.get(attribute) || '';
		if (isReserved(attribute, settings) || !isWanted(attribute, tag, settings)) return false;
		return isTrue(valueOnContact(contact, attribute)) !== known.has(attribute);
	});
}

/** What the ledger should say of the tags, once the customer has those of `customerTags`. */
export function settleTags(
	merge: TagsMerge,
	settings: TagSettings,
	customerTags: readonly string[],
	contact: Contact,
	ledger: Ledger | undefined,
): Readonly<Record<string, string>> {
	const agreed = new Map(Object.entries(ledger?.tags ?? {}));
	const { tags, beyondLimit } = mapTags(customerTags, settings);
	for (const [attribute, tag] of Object.entries({ ...tags, ...beyondLimit })) {
		const onContact = isTrue(valueOnContact(contact, attribute)) || merge.fill.has(attribute);
		if (onContact) agreed.set(attribute, tag);
	}
	for (const attribute of [...agreed.keys()]) {
		const onCustomer = customerTags.some((tag) => tagAttribute(tag, settings.prefix) === attribute);
		const onContact = isTrue(valueOnContact(contact, attribute));
		if (!onCustomer && !onContact) agreed.delete(attribute);
	}
	return Object.fromEntries(agreed);
}
