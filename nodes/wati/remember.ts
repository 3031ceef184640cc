import type { Change } from '../core/outcome';
import type { Write } from '../core/write';
import type { Consent, Contact } from '../core/profile';
import { problem, type Problem } from '../core/reasons';
import { verifyWrite } from '../core/toContact/verify';
import { failed, succeeded, type WatiResult } from './http';
import { reasonOfFailure, type Sync } from './job';
import { putKept, type Kept } from './putKept';
import { release } from './release';
import { untilShown } from './untilShown';

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

/**
 * Link and ledger go from the contact of another spelling before they come here: a write that fails
 * then leaves a contact without a link, which the next run links, and never two with one.
 */
async function put(sync: Sync, memories: readonly Memory[]): Promise<readonly WatiResult<Kept>[]> {
	const released = new Map<Memory, boolean>();
	for (const memory of memories) {
		const left = await release(sync, memory.write.release);
		released.set(memory, left.length === 0);
	}
	const ready = memories.filter((memory) => released.get(memory));
	const results = await putKept(
		sync,
		ready.map(({ contact, write }) => ({ contact, set: write.set })),
	);
	const message = 'Another contact of this line keeps the link.';
	return memories.map(
		(memory) => results[ready.indexOf(memory)] ?? failed({ kind: 'unclear', message }),
	);
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
		const { contact: before, write } = memory;
		const shown = await untilShown(sync, { contact: before, set: write.set }, result);
		if (!shown.ok) {
			kept.push(shown);
			continue;
		}
		const { after: contact, restored: wasTorn } = shown.value;
		const verdict = verifyWrite(write, contact, memory.consent, settings);
		account.knowledge = { ...account.knowledge, ...verdict.learned };
		if (contact.number !== null) account.writes.set(contact.number, sync.now());
		const restored = wasTorn ? [problem('attributesRestored')] : [];
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
