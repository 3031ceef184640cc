import type { Change } from '../core/outcome';
import type { Write } from '../core/write';
import type { Consent, Contact } from '../core/profile';
import { problem, type Problem } from '../core/reasons';
import { verifyWrite } from '../core/toContact/verify';
import { failed, succeeded, type WatiResult } from './http';
import { reasonOfFailure, type Sync } from './job';
import { putKept, type Kept } from './putKept';

/** What a contact should remember after its customer was written. */
export interface Memory {
	readonly contact: Contact;
	readonly write: Write;
	/** The customer's consent, as it is now. */
	readonly consent: Consent | undefined;
}

export interface Confirmed {
	readonly changes: readonly Change[];
	readonly problems: readonly Problem[];
}

const put = async (sync: Sync, memories: readonly Memory[]) =>
	await putKept(
		sync,
		memories.map(({ contact, write }) => ({ contact, set: write.set })),
	);

/** An answer without the contact proves nothing: read it, and write once more where need be. */
async function shown(
	sync: Sync,
	memory: Memory,
	result: WatiResult<Kept>,
): Promise<WatiResult<Contact>> {
	for (let again = 0, last = result; ; again += 1) {
		if (!last.ok) return last;
		if (last.value.after) return succeeded(last.value.after);
		const { contact, write } = memory;
		const read = await sync.client.contact(contact.number ?? contact.id);
		if (!read.ok) return read;
		if (!read.value) return failed({ kind: 'vanished', message: 'The contact is gone.' });
		const { ledger } = sync.settings.names;
		if (again > 0 || read.value.attributes[ledger] === write.set[ledger]) {
			return succeeded(read.value);
		}
		last = (await put(sync, [memory]))[0] ?? last;
	}
}

/** Writes link, ledger and what else there is to contacts, a hundred to a call, and looks at it. */
export async function remember(
	sync: Sync,
	memories: readonly Memory[],
): Promise<readonly WatiResult<Confirmed>[]> {
	const { account, settings } = sync;
	const results = await put(sync, memories);
	const kept: WatiResult<Confirmed>[] = [];
	for (const [index, memory] of memories.entries()) {
		const result = results[index];
		if (!result) continue;
		const after = await shown(sync, memory, result);
		if (!after.ok) {
			kept.push(after);
			continue;
		}
		const contact = after.value;
		const verdict = verifyWrite(memory.write, contact, memory.consent, settings);
		account.knowledge = { ...account.knowledge, ...verdict.learned };
		if (contact.number !== null) account.writes.set(contact.number, sync.now());
		const restored = result.ok && result.value.restored ? [problem('attributesRestored')] : [];
		const problems: Problem[] = [...restored, ...verdict.problems];
		if (Object.keys(verdict.correction).length > 0) {
			const [correction] = await putKept(sync, [{ contact, set: verdict.correction }]);
			if (correction && !correction.ok) {
				problems.push(problem(reasonOfFailure(correction.failure), settings.names.ledger));
			}
		}
		kept.push(succeeded({ changes: verdict.changes, problems }));
	}
	return kept;
}
