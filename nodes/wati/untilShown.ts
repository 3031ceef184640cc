import type { Contact } from '../core/profile';
import { isUntouched } from '../core/toContact/verify';
import { failed, succeeded, type WatiResult } from './http';
import type { Sync } from './job';
import { putKept, type Kept, type KeptUpdate } from './putKept';

export interface Shown extends Kept {
	readonly after: Contact;
}

/** An answer without the contact proves nothing: it is read. */
async function look(
	{ client }: Sync,
	{ contact }: KeptUpdate,
	kept: Kept,
): Promise<WatiResult<Shown>> {
	if (kept.after) return succeeded({ ...kept, after: kept.after });
	const read = await client.contact(contact.number ?? contact.id);
	if (!read.ok) return read;
	if (!read.value) return failed({ kind: 'vanished', message: 'The contact is gone.' });
	return succeeded({ ...kept, after: read.value });
}

/**
 * The contact as it is after an update. Where it is just as it was, the update is sent once more;
 * one that is claimed and never happens has failed, and nothing is learned from it.
 */
export async function untilShown(
	sync: Sync,
	update: KeptUpdate,
	first: WatiResult<Kept>,
): Promise<WatiResult<Shown>> {
	for (let again = 0, last = first; ; again += 1) {
		if (!last.ok) return last;
		const shown = await look(sync, update, last.value);
		if (!shown.ok || !isUntouched(update.contact, update.set, shown.value.after)) return shown;
		if (again > 0) {
			const message = 'Wati answered that it wrote the contact, and shows it as it was.';
			return failed({ kind: 'unclear', message });
		}
		last = (await putKept(sync, [update]))[0] ?? last;
	}
}
