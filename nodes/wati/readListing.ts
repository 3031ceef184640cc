import type { Account } from './account';
import type { WatiClient } from './client';
import { succeeded, type WatiResult } from './http';
import { Listing } from './listing';

const PAGE_SIZE = 100;

/** A count this young is taken for granted, in milliseconds. */
const COUNT_HOLDS_MS = 10 * 60 * 1000;

/** So many contacts may have moved between pages while they were read; more are another count. */
const MOST_MOVED = 100;

/** How many contacts the account has; `undefined` where Wati does not tell. */
export async function countContacts(
	client: WatiClient,
	account: Account,
	nowMs: number,
): Promise<WatiResult<number | undefined>> {
	const { counted } = account;
	if (counted && nowMs - counted.atMs < COUNT_HOLDS_MS) return succeeded(counted.contacts);
	const result = await client.count();
	if (result.ok) {
		account.counted = { contacts: result.value, atMs: nowMs };
		return result;
	}
	const { kind } = result.failure;
	return kind === 'refused' || kind === 'unclear' ? succeeded(undefined) : result;
}

/** How many calls a listing takes: a full last page shows only by the empty one after it. */
export const pagesOf = (contacts: number): number => Math.floor(contacts / PAGE_SIZE) + 1;

/** Whether so many who were not seen may have moved while the pages were read. */
export const hasMoved = ({ neverListed }: Account, missing: number): boolean =>
	missing > neverListed && missing <= MOST_MOVED;

async function readPages(
	client: WatiClient,
	listing: Listing,
	seen: Set<string>,
	maxPages: number,
): Promise<WatiResult<'whole' | 'tooLong'>> {
	for (let page = 1; page <= maxPages; page += 1) {
		const result = await client.page(page);
		if (!result.ok) return result;
		const { contacts, ids, isLast } = result.value;
		for (const contact of contacts) if (!seen.has(contact.id)) listing.list(contact);
		for (const id of ids) seen.add(id);
		if (isLast) return succeeded('whole');
	}
	return succeeded('tooLong');
}

/**
 * Lists all contacts. No order is promised, and a contact may move to a page that was read already:
 * when fewer were seen than were counted, the pages are read once more. `undefined` where there are
 * more pages than `maxPages`.
 */
export async function readListing(
	client: WatiClient,
	account: Account,
	maxPages: number,
	nowMs: number,
): Promise<WatiResult<Listing | undefined>> {
	const counted = await countContacts(client, account, nowMs);
	if (!counted.ok) return counted;
	const listing = new Listing(nowMs);
	// From now on it hears of what is written meanwhile.
	account.listing = listing;
	const seen = new Set<string>();
	const missing = () => (counted.value ?? 0) - seen.size;
	let read = await readPages(client, listing, seen, maxPages);
	if (read.ok && read.value === 'whole' && hasMoved(account, missing())) {
		read = await readPages(client, listing, seen, maxPages);
		account.neverListed = Math.max(0, missing());
	}
	if (read.ok && read.value === 'whole') {
		listing.complete = true;
		return succeeded(listing);
	}
	if (account.listing === listing) account.listing = undefined;
	return read.ok ? succeeded(undefined) : read;
}
