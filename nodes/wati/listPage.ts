import { randomUUID } from 'crypto';
import type { Contact } from '../core/profile';
import type { Account } from './account';
import type { WatiClient } from './client';
import { failed, succeeded, type WatiResult } from './http';
import { countContacts, hasMoved } from './readListing';

/** A list that is read page by page, by one run or by many. */
export interface Reading {
	/** The ids of everybody who was on a page already. */
	readonly seen: Set<string>;
	readonly counted: number | undefined;
}

/** Which reading, whether all pages were read before, and the page that comes. */
interface Place {
	readonly reading: string;
	readonly again: boolean;
	readonly page: number;
}

export interface ListedPage {
	/** Nobody twice, as long as this process lives. */
	readonly contacts: readonly Contact[];
	/** Empty at the end. */
	readonly cursor: string;
}

const CURSOR = /^([0-9a-f]{8})-([12])-([1-9]\d{0,8})$/;

const toCursor = ({ reading, again, page }: Place): string => `${reading}-${again ? 2 : 1}-${page}`;

function fromCursor(cursor: string): Place | undefined {
	const [, reading, time, page] = CURSOR.exec(cursor) ?? [];
	return reading && page ? { reading, again: time === '2', page: Number(page) } : undefined;
}

/**
 * One page of all contacts. Wati promises no order, and a contact may move to a page that was read
 * already: when fewer were seen than were counted, the pages are gone through once more for them.
 */
export async function listPage(
	client: WatiClient,
	account: Account,
	cursor: string,
	nowMs: number,
): Promise<WatiResult<ListedPage>> {
	const place =
		cursor === ''
			? { reading: randomUUID().slice(0, 8), again: false, page: 1 }
			: fromCursor(cursor);
	if (!place)
		return failed({ kind: 'refused', status: 0, message: 'The cursor is none of this list.' });
	if (cursor === '') {
		const counted = await countContacts(client, account, nowMs);
		if (!counted.ok) return counted;
		account.readings.set(place.reading, { seen: new Set(), counted: counted.value });
	}
	const listed = await client.page(place.page);
	if (!listed.ok) return listed;

	const { contacts, ids, isLast } = listed.value;
	for (const contact of contacts) noteIn(account, contact, nowMs);
	const reading = account.readings.get(place.reading);
	const fresh = contacts.filter(({ id }) => !reading?.seen.has(id));
	for (const id of ids) reading?.seen.add(id);
	const next = isLast ? secondTime(account, place, reading) : { ...place, page: place.page + 1 };
	return succeeded({ contacts: fresh, cursor: next ? toCursor(next) : '' });
}

/** A listing that is kept hears what other processes and people wrote since it was read. */
function noteIn({ listing, writes }: Account, contact: Contact, askedAtMs: number): void {
	const isOlder = (writes.get(contact.number ?? '') ?? -1) >= askedAtMs;
	if (!isOlder) listing?.listAgain(contact);
}

/** Where a finished list goes on, if somebody is missing. */
function secondTime(
	account: Account,
	place: Place,
	reading: Reading | undefined,
): Place | undefined {
	if (!reading) return undefined;
	const missing = (reading.counted ?? 0) - reading.seen.size;
	if (place.again) account.neverListed = Math.max(0, missing);
	return !place.again && hasMoved(account, missing)
		? { ...place, again: true, page: 1 }
		: undefined;
}
