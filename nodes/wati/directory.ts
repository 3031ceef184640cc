import type { WantedContact } from '../core/profile';
import type { Account } from './account';
import type { WatiClient } from './client';
import { succeeded, type WatiResult } from './http';
import type { Listing } from './listing';
import { countContacts, pagesOf, readListing } from './readListing';

/** Where contacts are looked up: in Wati, or in a listing. */
export interface Directory extends Pick<WatiClient, 'contact' | 'linkedTo'> {
	/** To look for contacts by their link takes no call. */
	readonly searchIsFree?: true;
}

/** How a batch gets to know Wati's side. */
export type LookUpMode = 'automatic' | 'listing' | 'oneByOne';

export interface LookUpSettings {
	readonly mode: LookUpMode;
	/** How long a listing is kept, in milliseconds. */
	readonly keepMs: number;
	/** How many customers are going to be looked up in all. */
	readonly customers: number;
}

/** Nobody trusts an older listing, and it takes memory. */
const LONGEST_KEPT_MS = 24 * 3_600_000;

/** So few are looked up as they are now, even if a listing is at hand: they are live events. */
const FEW = 2;

export const inListing = (listing: Listing, client: Directory): Directory => ({
	contact: async (number) =>
		listing.isShared(number) ? await client.contact(number) : succeeded(listing.contact(number)),
	linkedTo: async (_, id) => await Promise.resolve(succeeded(listing.linkedTo(id))),
	searchIsFree: true,
});

/**
 * A listing where it takes fewer calls than to look up each customer, and `undefined` where it does
 * not: one call brings a hundred contacts, whoever they are.
 */
export async function listingFor(
	client: WatiClient,
	account: Account,
	{ mode, keepMs, customers }: LookUpSettings,
	nowMs: number,
): Promise<WatiResult<Listing | undefined>> {
	const old = account.listing && nowMs - account.listing.readAtMs > LONGEST_KEPT_MS;
	if (old) account.listing = undefined;
	if (mode === 'oneByOne' || (mode === 'automatic' && customers <= FEW))
		return succeeded(undefined);
	const { listing } = account;
	if (listing?.complete && nowMs - listing.readAtMs < keepMs) return succeeded(listing);
	if (mode === 'listing') return await readListing(client, account, Infinity, nowMs);
	const counted = await countContacts(client, account, nowMs);
	if (!counted.ok) return counted;
	const dearer = counted.value !== undefined && pagesOf(counted.value) >= customers;
	// Where nobody counts them, a listing may take as many calls as it is there to save.
	if (dearer) return succeeded(undefined);
	const read = await readListing(client, account, customers, nowMs);
	// Who refuses to list them may still tell of each.
	return !read.ok && read.failure.kind === 'refused' ? succeeded(undefined) : read;
}

/**
 * What to look for in a listing, where a search costs nothing: contacts of earlier numbers always,
 * and without a number only whom an opt-out must still reach.
 */
export const searchedFor = (wanted: WantedContact): WantedContact => ({
	...wanted,
	mayHaveMoved: wanted.phone !== null || wanted.consent?.state === 'unsubscribed',
});
