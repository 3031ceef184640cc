import { rememberedBy } from '../core/attributes';
import { remapContact } from '../core/toCustomer/mapContact';
import type { WatiFailure } from '../wati/http';
import type { BothSides, ContactJob, ReadContact } from './job';

/** A contact that was read longer ago may be another by now. */
const FRESH_FOR_MS = 30_000;

/** A job with a contact that is as fresh as need be. */
export interface FreshJob extends ContactJob {
	readonly read: ReadContact;
}

export type Freshened =
	| { readonly ok: true; readonly job: FreshJob }
	/** Without a failure: there is no such contact. */
	| { readonly ok: false; readonly failure: WatiFailure | undefined };

/** The contact read anew, mapped by the same rules, and to be looked for anew. */
export async function reread(sides: BothSides, job: ContactJob): Promise<Freshened> {
	const { wanted } = job;
	const result = await sides.client.contact(wanted.number ?? wanted.contactId);
	if (!result.ok) return { ok: false, failure: result.failure };
	const contact = result.value;
	if (!contact) return { ok: false, failure: undefined };
	const { customerId } = rememberedBy(contact, sides.settings.names);
	const { wanted: mapped } = remapContact(wanted, contact, customerId);
	const read = { contact, readAtMs: sides.now(), thisRun: true };
	return { ok: true, job: { ...job, wanted: mapped, read, match: undefined } };
}

/** Takes what the item carries where it is fresh, and reads the contact anew where it is not. */
export async function freshen(sides: BothSides, job: ContactJob): Promise<Freshened> {
	const { read, wanted } = job;
	const written = sides.account.writes.get(wanted.number ?? '') ?? -1;
	const isFresh =
		read?.thisRun === true && read.readAtMs > written && sides.now() - read.readAtMs < FRESH_FOR_MS;
	return isFresh ? { ok: true, job: { ...job, read } } : await reread(sides, job);
}
