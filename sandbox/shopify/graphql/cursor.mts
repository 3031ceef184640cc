import { z } from 'zod';
import { type Key, type Sorting, keyOf } from '../order.mts';
import { badRequest } from './failure.mts';

const CURSOR = z.object({
	last_id: z.number(),
	last_value: z.union([z.number(), z.string()]),
	sort: z.string(),
});

/** It holds the key, not the place: it stays good when its item is edited or deleted. */
export function cursorOf<T>(item: T, sorting: Sorting<T>): string {
	const { value, id } = keyOf(item, sorting);
	const cursor = { last_id: id, last_value: value, sort: sorting.name };
	return Buffer.from(JSON.stringify(cursor)).toString('base64');
}

export function keyIn<T>(cursor: string, sorting: Sorting<T>): Key {
	const read = CURSOR.safeParse(decoded(cursor));
	if (!read.success || read.data.sort !== sorting.name) {
		throw badRequest('Invalid cursor for current pagination sort.');
	}
	return { id: read.data.last_id, value: read.data.last_value };
}

function decoded(cursor: string): unknown {
	try {
		return JSON.parse(Buffer.from(cursor, 'base64').toString());
	} catch {
		return undefined;
	}
}
