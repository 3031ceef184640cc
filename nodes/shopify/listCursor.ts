import { z } from 'zod';

/** Which customers a list is of. */
export interface Selection {
	readonly dateField: 'createdAt' | 'updatedAt';
	/** The first moment that belongs to it (ISO 8601); `null` for all. */
	readonly since: string | null;
}

/** Where a list goes on. */
export interface ListPlace extends Selection {
	/** Shopify's own cursor, within the window. */
	readonly after: string | null;
	/** The window holds the customers whose id is greater: Shopify pages no deeper than 25,000. */
	readonly beyondId: string | null;
	/** How many customers of the window were listed. */
	readonly listed: number;
}

const place = z.object({
	dateField: z.enum(['createdAt', 'updatedAt']),
	since: z.string().datetime().nullable(),
	after: z.string().nullable(),
	beyondId: z.string().regex(/^\d+$/).nullable(),
	listed: z.number().int().nonnegative(),
});

export const firstPlace = (selection: Selection): ListPlace => ({
	...selection,
	after: null,
	beyondId: null,
	listed: 0,
});

/** A cursor as people see it: one word, safe in any table. */
export const toCursor = (one: ListPlace): string =>
	Buffer.from(JSON.stringify(one)).toString('base64url');

/** Reads a cursor back; `undefined` when it is none of ours. */
export function fromCursor(cursor: string): ListPlace | undefined {
	let json: unknown;
	try {
		json = JSON.parse(Buffer.from(cursor.trim(), 'base64url').toString());
	} catch {
		return undefined;
	}
	const parsed = place.safeParse(json);
	return parsed.success ? parsed.data : undefined;
}
