import type { WantedContact } from '../core/profile';
import type { Account } from './account';
import { atOnce } from './atOnce';
import type { WatiClient } from './client';
import { inListing, listingFor, searchedFor, type LookUpSettings } from './directory';
import { GivingUp } from './givingUp';
import { failed, type WatiResult } from './http';
import { reasonOfFailure } from './job';
import { CONSENT_ATTRIBUTE, linkNames } from './linkNames';
import { lookUp, type LookedUp } from './lookUp';

/** The look-up of one customer. */
export interface Found {
	readonly result: WatiResult<LookedUp>;
	/** In milliseconds. */
	readonly atMs: number;
	/** It is from a listing. */
	readonly listed?: true;
}

const NAMES = linkNames(CONSENT_ATTRIBUTE);

const NEVER_BEGUN = failed({ kind: 'unclear', message: 'The look-up was not begun.' });

/**
 * Looks the contacts of many customers up, in a listing or one by one, whichever takes fewer calls.
 * A customer that fails stops no other, unless all would fail alike.
 */
export async function lookUpAll(
	client: WatiClient,
	account: Account,
	customers: readonly WantedContact[],
	settings: LookUpSettings,
	now: () => number,
): Promise<ReadonlyMap<WantedContact, Found>> {
	const listing = await listingFor(client, account, settings, now());
	const found = new Map<WantedContact, Found>();
	if (!listing.ok) {
		for (const wanted of customers) found.set(wanted, { result: listing, atMs: now() });
		return found;
	}
	const { value: list } = listing;
	if (list) {
		const directory = inListing(list, client);
		for (const wanted of customers) {
			const result = await lookUp(directory, searchedFor(wanted), NAMES);
			found.set(wanted, { result, atMs: now(), listed: true });
		}
		return found;
	}
	for (const wanted of customers) found.set(wanted, { result: NEVER_BEGUN, atMs: now() });
	const givingUp = new GivingUp<WatiResult<LookedUp>>();
	await atOnce(customers, async (wanted) => {
		const atMs = now();
		const result = givingUp.end ?? (await lookUp(client, wanted, NAMES));
		givingUp.hear(result.ok ? undefined : reasonOfFailure(result.failure), result);
		found.set(wanted, { result, atMs });
	});
	return found;
}
