import type { Ledger } from './ledger';
import type { WantedContact } from './profile';

/** A shop repeats what it could not deliver for about this long. */
const NEWS_COME_WITHIN_MS = 4 * 3_600_000;

/**
 * Whether a contact was linked by a run from its own side, and its customer changed before that or
 * soon after: the news of a change of number may be later than the first message from it.
 */
export function isNewlyLinked({ updatedAt }: WantedContact, ledger: Ledger): boolean {
	// No run from the customer has written it yet.
	if (ledger.updatedAt !== '') return false;
	return (ledger.pushes ?? []).some(
		({ keys, updatedAt: linkedAt }) =>
			keys === 'all' && Date.parse(updatedAt) <= Date.parse(linkedAt) + NEWS_COME_WITHIN_MS,
	);
}
