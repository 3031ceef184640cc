import { rememberedBy } from '../core/attributes';
import { matchContact, type Match } from '../core/toContact/matchContact';
import { digitsOf, nationalVariants } from '../core/phone';
import type { Contact, LinkNames, WantedContact } from '../core/profile';
import { problem, type Problem } from '../core/reasons';
import { isNewlyLinked } from '../core/newlyLinked';
import type { Directory } from './directory';
import { succeeded, type WatiResult } from './http';

export interface LookedUp {
	readonly match: Match;
	readonly problems: readonly Problem[];
}

/** Whether a contact's link says that there is no earlier contact to look for. */
function isSettled(wanted: WantedContact, contact: Contact, names: LinkNames): boolean {
	const { customerId, ledger } = rememberedBy(contact, names);
	if (customerId === undefined) return false;
	return customerId !== wanted.customerId || !ledger || !isNewlyLinked(wanted, ledger);
}

/**
 * Looks a customer's contact up with as few calls as decide the question: one where the number is
 * known and linked, or has one spelling alone. A search by link is paid for only when the number may
 * be a new one: its contact is not linked, or was linked by its own message before this run could
 * look for the earlier one. In a listing it takes no call, and is always made.
 */
export async function lookUp(
	client: Directory,
	wanted: WantedContact,
	names: LinkNames,
): Promise<WatiResult<LookedUp>> {
	if (wanted.phone === null) return await lookUpWithoutPhone(client, wanted, names);
	const exact = await client.contact(digitsOf(wanted.phone));
	if (!exact.ok) return exact;
	const isTheirs = (one: Contact) => rememberedBy(one, names).customerId === wanted.customerId;
	const isSure = exact.value !== undefined && isTheirs(exact.value);
	const variants: Contact[] = [];
	for (const variant of isSure ? [] : nationalVariants(wanted.phone)) {
		const found = await client.contact(digitsOf(variant));
		if (!found.ok) return found;
		if (found.value) variants.push(found.value);
	}

	const candidates = exact.value ? [exact.value, ...variants.filter(isTheirs)] : variants;
	const settled = candidates.some((one) => isSettled(wanted, one, names));
	const problems: Problem[] = [];
	let linked: readonly Contact[] = [];
	if (wanted.mayHaveMoved && (client.searchIsFree || !settled)) {
		const found = await client.linkedTo(names.link, wanted.customerId);
		if (!found.ok) return found;
		if (found.value === 'unavailable') problems.push(problem('previousContactUnknown'));
		else linked = found.value;
	}
	// Somebody may have made the contact between the two looks: then it is no earlier one.
	const spelled = (phone: string) => linked.find(({ number }) => number === digitsOf(phone));
	const found = {
		exact: exact.value ?? spelled(wanted.phone),
		variants: [...variants, ...nationalVariants(wanted.phone).flatMap((one) => spelled(one) ?? [])],
		linked,
	};
	const match = matchContact(wanted.customerId, found, names);
	return succeeded({ match, problems });
}

/**
 * Without a number there is nothing to match by but the link: the number may have been removed
 * before the customer opted out.
 */
async function lookUpWithoutPhone(
	client: Directory,
	wanted: WantedContact,
	names: LinkNames,
): Promise<WatiResult<LookedUp>> {
	const held: LookedUp = {
		match: { status: 'held', reason: wanted.phoneProblem ?? 'noPhone' },
		problems: [],
	};
	if (!wanted.mayHaveMoved) return succeeded(held);
	const found = await client.linkedTo(names.link, wanted.customerId);
	if (!found.ok) return found;
	if (found.value === 'unavailable' || found.value.length === 0) return succeeded(held);
	const [contact, ...others] = found.value;
	if (contact === undefined || others.length > 0) {
		const match: Match = { status: 'ambiguous', reason: 'ambiguousMatch', candidates: found.value };
		return succeeded({ match, problems: [] });
	}
	return succeeded({
		match: { status: 'matched', by: 'link', contact, previous: [] },
		problems: [],
	});
}
