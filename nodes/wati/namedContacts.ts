import { MANY_SILENT } from '../core/hopeless';
import type { Contact } from '../core/profile';
import type { WatiClient } from './client';
import { succeeded, type WatiFailure, type WatiResult } from './http';

export interface NamedContact {
	/** The number or the id that was asked for. */
	readonly asked: string;
	readonly contact: Contact;
	/** When it was read, in milliseconds. */
	readonly atMs: number;
}

export interface NamedContacts {
	readonly found: readonly NamedContact[];
	/** What Wati surely has no contact for. */
	readonly missing: readonly string[];
	/** Those that could not be read, and why: they stop nobody else. */
	readonly unread: readonly { readonly asked: string; readonly failure: WatiFailure }[];
}

/** So failed, the next one would fail as well. */
const isOfEverybody = ({ kind }: WatiFailure, before: number): boolean =>
	(kind !== 'unclear' && kind !== 'refused') || before + 1 >= MANY_SILENT;

/** The contacts of these numbers or ids, each read afresh with a call of its own. */
export async function namedContacts(
	client: WatiClient,
	targets: readonly string[],
	now: () => number,
): Promise<WatiResult<NamedContacts>> {
	const found: NamedContact[] = [];
	const missing: string[] = [];
	const unread: NamedContacts['unread'][number][] = [];
	for (const asked of new Set(targets)) {
		const atMs = now();
		const read = await client.contact(asked);
		if (!read.ok) {
			if (isOfEverybody(read.failure, unread.length)) return read;
			unread.push({ asked, failure: read.failure });
		} else if (read.value) found.push({ asked, contact: read.value, atMs });
		else missing.push(asked);
	}
	return succeeded({ found, missing, unread });
}
