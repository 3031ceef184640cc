import { rememberedBy } from '../core/attributes';
import { digitsOf, nationalVariants } from '../core/phone';
import type { Contact } from '../core/profile';
import { succeeded, type WatiResult } from '../wati/http';
import type { Gone, GoneSides } from './gone';

/** The contacts of a customer that is gone; `unsearchable` where none was found and there may be one. */
export type Concerned = readonly Contact[] | 'unsearchable';

type Read = WatiResult<readonly Contact[]>;

/** The contacts of these numbers that are there. */
export async function readAll({ client }: GoneSides, targets: readonly string[]): Promise<Read> {
	const contacts: Contact[] = [];
	for (const target of targets) {
		const result = await client.contact(target);
		if (!result.ok) return result;
		if (result.value) contacts.push(result.value);
	}
	return succeeded(contacts);
}

/** Where a listing that is kept says that such contacts are; each is read, for it may be old. */
const listedAt = ({ account }: GoneSides, customerId: string): readonly string[] =>
	(account.listing?.linkedTo(customerId) ?? []).flatMap(({ number }) => number ?? []);

/** The contacts linked to a customer, by whatever way the account lets them be found. */
async function linkedTo(
	sides: GoneSides,
	customerId: string,
	hints: readonly string[],
): Promise<WatiResult<Concerned>> {
	const { names } = sides.settings;
	const isTheirs = (contact: Contact) => rememberedBy(contact, names).customerId === customerId;
	const found = await sides.client.linkedTo(names.link, customerId);
	if (!found.ok) return found;
	if (found.value !== 'unavailable') return succeeded(found.value);
	const places = [...new Set([...listedAt(sides, customerId), ...hints])];
	const read = await readAll(sides, places);
	if (!read.ok) return read;
	const theirs = read.value.filter(isTheirs);
	return succeeded(theirs.length > 0 ? theirs : 'unsearchable');
}

/** Those of a redaction's number that are nobody else's. */
async function unclaimed(
	sides: GoneSides,
	{ customerId, phone }: Extract<Gone, { kind: 'redacted' }>,
): Promise<Read> {
	if (phone === undefined) return succeeded([]);
	const read = await readAll(sides, [phone, ...nationalVariants(phone)].map(digitsOf));
	if (!read.ok) return read;
	const owner = (contact: Contact) => rememberedBy(contact, sides.settings.names).customerId;
	return succeeded(
		read.value.filter((contact) => [undefined, customerId].includes(owner(contact))),
	);
}

/** The contacts that a customer who is gone leaves behind, as they are now. */
export async function contactsOf(
	sides: GoneSides,
	gone: Gone,
	hints: readonly string[],
): Promise<WatiResult<Concerned>> {
	if (gone.kind === 'deleted' && gone.target !== undefined) {
		const read = await readAll(sides, [gone.target]);
		if (!read.ok) return read;
		const { names } = sides.settings;
		return succeeded(
			read.value.filter((one) => rememberedBy(one, names).customerId === gone.customerId),
		);
	}
	const linked = await linkedTo(sides, gone.customerId, hints);
	if (!linked.ok || gone.kind !== 'redacted') return linked;
	if (linked.value !== 'unsearchable' && linked.value.length > 0) return linked;
	const byPhone = await unclaimed(sides, gone);
	if (!byPhone.ok || byPhone.value.length > 0) return byPhone;
	return linked;
}
