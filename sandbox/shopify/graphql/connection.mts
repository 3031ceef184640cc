import { z } from 'zod';
import { badRequest } from './failure.mts';

export interface PageArguments {
	readonly first?: number | null;
	readonly last?: number | null;
	readonly after?: string | null;
	readonly before?: string | null;
	readonly reverse?: boolean | null;
}

export interface Sorting<T> {
	readonly name: string;
	readonly valueOf: (item: T) => number | string;
	readonly idOf: (item: T) => number;
}

const MAX_PAGE = 250;
/** Beyond this Shopify wants another window or a bulk operation. */
const MAX_DEPTH = 25_000;

/** A page by key, so that it neither skips nor repeats what does not move. */
export function connection<T, View>(
	items: readonly T[],
	page: PageArguments,
	sorting: Sorting<T>,
	view: (item: T) => View,
	reach: 'page' | 'everything',
) {
	const size = reach === 'everything' ? items.length : pageSize(page);
	const direction = page.reverse ? -1 : 1;
	const sorted = [...items].sort((left, right) => direction * compare(sorting, left, right));
	const start = page.after ? boundary(sorted, page.after, sorting, direction, 'after') : 0;
	const end = page.before
		? boundary(sorted, page.before, sorting, direction, 'before')
		: sorted.length;
	const from = page.last ? Math.max(start, end - size) : start;
	const until = page.last ? end : Math.min(end, start + size);
	if (reach === 'page' && from >= MAX_DEPTH) {
		throw badRequest(`Cannot paginate beyond ${MAX_DEPTH} objects.`);
	}
	const edges = sorted.slice(from, until).map((item) => ({
		cursor: cursorOf(item, sorting),
		node: view(item),
	}));
	return {
		edges,
		nodes: edges.map(({ node }) => node),
		pageInfo: {
			hasNextPage: until < sorted.length,
			hasPreviousPage: from > 0,
			startCursor: edges[0]?.cursor ?? null,
			endCursor: edges.at(-1)?.cursor ?? null,
		},
	};
}

function pageSize({ first, last }: PageArguments): number {
	const size = first ?? last;
	if (size === null || size === undefined) {
		throw badRequest('you must provide one of first or last');
	}
	if (first && last) throw badRequest('providing both first and last is not supported');
	if (size < 0) throw badRequest('first and last cannot be negative');
	if (size > MAX_PAGE) throw badRequest(`${first ? 'first' : 'last'} cannot exceed ${MAX_PAGE}`);
	return size;
}

function compare<T>(sorting: Sorting<T>, left: T, right: T): number {
	return compareKeys(keyOf(left, sorting), keyOf(right, sorting));
}

interface Key {
	readonly value: number | string;
	readonly id: number;
}

function keyOf<T>(item: T, sorting: Sorting<T>): Key {
	return { value: sorting.valueOf(item), id: sorting.idOf(item) };
}

function compareKeys(left: Key, right: Key): number {
	if (left.value === right.value) return left.id - right.id;
	return left.value < right.value ? -1 : 1;
}

function cursorOf<T>(item: T, sorting: Sorting<T>): string {
	const { value, id } = keyOf(item, sorting);
	const cursor = { last_id: id, last_value: value, sort: sorting.name };
	return Buffer.from(JSON.stringify(cursor)).toString('base64');
}

function boundary<T>(
	sorted: readonly T[],
	cursor: string,
	sorting: Sorting<T>,
	direction: number,
	side: 'after' | 'before',
): number {
	const key = keyIn(cursor, sorting);
	const beyond = (item: T) => direction * compareKeys(keyOf(item, sorting), key);
	const found = sorted.findIndex((item) =>
		side === 'after' ? beyond(item) > 0 : beyond(item) >= 0,
	);
	return found === -1 ? sorted.length : found;
}

const CURSOR = z.object({
	last_id: z.number(),
	last_value: z.union([z.number(), z.string()]),
	sort: z.string(),
});

function keyIn<T>(cursor: string, sorting: Sorting<T>): Key {
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
