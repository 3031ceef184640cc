import type { Plan } from '../core/toContact/plan';
import type { Contact } from '../core/profile';
import type { Sync } from './job';
import type { WatiFailure } from './http';

/** How a create ended: made by us, somebody was there before, or not at all. */
export type Created =
	| { readonly kind: 'made'; readonly contact: Contact }
	| { readonly kind: 'alreadyThere'; readonly contact: Contact }
	| { readonly kind: 'failed'; readonly failure: WatiFailure };

const MAX_TRIES = 3;

/**
 * Creates a contact and never a second one: whatever the answer leaves open is settled by reading
 * before anything is repeated.
 */
export async function createContact(
	{ client, settings }: Sync,
	{ number, name, write }: Extract<Plan, { action: 'create' }>,
): Promise<Created> {
	let failure: WatiFailure = { kind: 'unclear', message: 'The contact was not created.' };
	for (let tries = 0; tries < MAX_TRIES; tries += 1) {
		const result = await client.create(number, name, write.set);
		if (result.ok && result.value) return { kind: 'made', contact: result.value };
		if (!result.ok) {
			failure = result.failure;
			if (failure.kind === 'unauthorized' || failure.kind === 'rateLimited') break;
		}
		const there = await client.contact(number);
		if (!there.ok) return { kind: 'failed', failure: there.failure };
		if (there.value) {
			const ledger = there.value.attributes[settings.names.ledger];
			const ours = ledger !== undefined && ledger === write.set[settings.names.ledger];
			return { kind: ours ? 'made' : 'alreadyThere', contact: there.value };
		}
		if (failure.kind === 'refused') break;
	}
	return { kind: 'failed', failure };
}
