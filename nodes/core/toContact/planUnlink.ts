import { nameOnContact, rememberedBy, valueOnContact } from '../attributes';
import { fieldOfTag } from '../outcome';
import type { Contact } from '../profile';
import { isTrue } from '../tags';
import {
	campaignOff,
	ownNames,
	tagNames,
	type Removal,
	type RemovalSettings,
	type ShownChange,
} from './removal';

/**
 * The end of a link, because the customer was deleted: link and ledger go, tags become false, and
 * nobody writes campaigns to the contact any more. What else is on it stays.
 */
export function planUnlink(contact: Contact, settings: RemovalSettings): Removal {
	const { names, campaignParameter, consent } = settings;
	const { customerId, ledger } = rememberedBy(contact, names);
	const known = ledger?.tags ?? {};
	const tags = tagNames(contact, settings, Object.keys(known)).filter((name) =>
		isTrue(valueOnContact(contact, name)),
	);
	const mirror = valueOnContact(contact, names.consent);
	const mirrors = consent === 'synced' && names.consent !== '' && mirror !== 'false';
	const off = campaignOff(contact, settings);
	const changes: readonly ShownChange[] = [
		{ attribute: names.link, change: { field: names.link, from: customerId ?? null, to: null } },
		...tags.map((attribute) => {
			const tag = known[attribute.toLowerCase()];
			const field = tag ? fieldOfTag(tag) : attribute;
			return { attribute, change: { field, from: true, to: false } };
		}),
		...off.changes,
		...(mirrors
			? [{ attribute: names.consent, change: { field: names.consent, from: mirror, to: 'false' } }]
			: []),
	];
	return {
		contact,
		set: {
			...Object.fromEntries(ownNames(contact, names).map((name) => [name, ''])),
			...Object.fromEntries(tags.map((name) => [name, 'false'])),
			...off.set,
			...(mirrors ? { [nameOnContact(contact, names.consent)]: 'false' } : {}),
		},
		standIns: {},
		asksOff: off.asksOff,
		parameter: campaignParameter,
		changes,
		reason: 'contactUnlinked',
		problems: [],
	};
}
