import type { Account } from './account';
import { PAGE_SIZE, type WatiClient } from './client';
import { failed, succeeded, type WatiResult } from './http';
import { Listing } from './listing';

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
	if (!result.ok && result.failure.kind === 'unclear') return succeeded(undefined);
	if (!result.ok && result.failure.kind !== 'refused') return result;
	const contacts = result.ok ? result.value : undefined;
	account.counted = { contacts, atMs: nowMs };
	return succeeded(contacts);
}

/** How many calls a listing takes: a full last page shows only by the empty one after it. */
export const pagesOf = (contacts: number): number => Math.floor(contacts / PAGE_SIZE) + 1;

/** Whether so many who were not seen may have moved while the pages were read. */
export const hasMoved = ({ neverListed }: Account, missing: number): boolean =>
	missing > neverListed && missing <= MOST_MOVED;

const endless = failed({
	kind: 'refused',
	status: 200,
	message: 'The list of contacts shows the same page again.',
});

async function readPages(
	client: WatiClient,
	listing: Listing,
	seen: Set<string>,
	maxPages: number,
): Promise<WatiResult<'whole' | 'tooLong' | 'repeats'>> {
	const passed = new Set<string>();
	for (let page = 1; page <= maxPages; page += 1) {
		const result = await client.page(page);
		if (!result.ok) return result;
		const { contacts, ids, isLast } = result.value;
		for (const contact of contacts) if (!seen.has(contact.id)) listing.list(contact);
		for (const id of ids) seen.add(id);
		if (isLast) return succeeded('whole');
		if (ids.length > 0 && ids.every((id) => passed.has(id))) return succeeded('repeats');
		for (const id of ids) passed.add(id);
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
	const counts = counted.value !== undefined && missing() <= 0;
	if (read.ok && (read.value === 'whole' || (read.value === 'repeats' && counts))) {
		listing.complete = true;
		return succeeded(listing);
	}
	if (account.listing === listing) account.listing = undefined;
	if (!read.ok) return read;
	if (read.value === 'repeats') return endless;
	// Nobody need find out again that they are so many.
	account.counted = { contacts: seen.size, atMs: nowMs };
	return succeeded(undefined);
}
