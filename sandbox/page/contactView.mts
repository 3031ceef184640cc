import type { Chat } from './inbox.mts';
import { personOf } from './person.mts';
import { isSyncRecord } from './syncRecord.mts';
import { digitsOf } from './whatsAppNumber.mts';
import type { Attribute, AttributeMarks, WatiContact } from './world.mts';

export interface ContactView {
	readonly id: string;
	/** `null` while the contact is linked to nobody. */
	readonly person: string | null;
	readonly number: string | null;
	readonly name: string;
	readonly allowCampaign: boolean;
	readonly tags: readonly TagAttribute[];
	readonly attributes: readonly Attribute[];
	readonly syncRecord: readonly Attribute[];
	readonly chat: Chat;
}

export interface TagAttribute {
	readonly name: string;
	readonly label: string;
	readonly state: 'true' | 'false' | 'empty';
}

export function contactView(contact: WatiContact, marks: AttributeMarks, chat: Chat): ContactView {
	const tags: TagAttribute[] = [];
	const attributes: Attribute[] = [];
	const syncRecord: Attribute[] = [];
	for (const attribute of contact.attributes) {
		const state = tagState(attribute, marks.tagPrefix);
		if (isSyncRecord(attribute.name, marks)) {
			syncRecord.push(attribute);
		} else if (state) {
			const label = attribute.name.slice(marks.tagPrefix.length);
			tags.push({ name: attribute.name, label, state });
		} else {
			attributes.push(attribute);
		}
	}
	return {
		id: contact.id,
		person: linkedPerson(contact, marks),
		number: contact.number === null ? null : `+${digitsOf(contact.number)}`,
		name: contact.name,
		allowCampaign: contact.allowCampaign,
		tags,
		attributes,
		syncRecord,
		chat,
	};
}

export function linkedPerson({ attributes }: WatiContact, marks: AttributeMarks): string | null {
	const link = attributes.find(({ name }) => name === marks.link)?.value ?? '';
	return link === '' ? null : personOf(link);
}

/** Without a prefix only a plain yes or no tells a tag from any other attribute. */
function tagState({ name, value }: Attribute, prefix: string): TagAttribute['state'] | undefined {
	if (!name.startsWith(prefix) || name === prefix) return undefined;
	const said = value.toLowerCase();
	if (said === 'true' || said === 'false') return said;
	return value === '' && prefix !== '' ? 'empty' : undefined;
}
