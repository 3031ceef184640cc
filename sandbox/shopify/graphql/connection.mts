import { type Sorting, compareKeys, countBefore, inOrder, keyOf } from '../order.mts';
import { cursorOf, keyIn } from './cursor.mts';
import { badRequest } from './failure.mts';

export interface PageArguments {
	readonly first?: number | null;
	readonly last?: number | null;
	readonly after?: string | null;
	readonly before?: string | null;
	readonly reverse?: boolean | null;
}

export type Reach = 'page' | 'everything';

const MAX_PAGE = 250;

export function connection<T, View>(
	items: readonly T[],
	page: PageArguments,
	sorting: Sorting<T>,
	view: (item: T) => View,
	reach: Reach,
) {
	return orderedConnection(inOrder(items, sorting), page, sorting, view, reach);
}

/**
 * A page of what is in order already, by key, so that it neither skips nor repeats what does not
 * move. Nothing past the `deepest` item, counted from where the paging begins, is given out.
 */
export function orderedConnection<T, View>(
	ascending: readonly T[],
	page: PageArguments,
	sorting: Sorting<T>,
	view: (item: T) => View,
	reach: Reach,
	deepest = Number.POSITIVE_INFINITY,
) {
	const size = reach === 'everything' ? ascending.length : pageSize(page);
	const sorted = page.reverse ? ascending.toReversed() : ascending;
	const start = page.after ? placeOf(sorted, page.after, page, sorting, 'after') : 0;
	const end = page.before ? placeOf(sorted, page.before, page, sorting, 'at') : sorted.length;
	const from = page.last ? Math.max(start, end - size) : start;
	const until = page.last ? end : Math.min(end, start + size);
	const depth = page.last ? sorted.length - from : until;
	if (reach === 'page' && depth > deepest) {
		throw badRequest(`Cannot paginate beyond ${deepest} objects.`);
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

function placeOf<T>(
	sorted: readonly T[],
	cursor: string,
	{ reverse }: PageArguments,
	sorting: Sorting<T>,
	side: 'at' | 'after',
): number {
	const key = keyIn(cursor, sorting);
	const direction = reverse ? -1 : 1;
	return countBefore(sorted, (item) => {
		const beyond = direction * compareKeys(keyOf(item, sorting), key);
		return side === 'after' ? beyond > 0 : beyond >= 0;
	});
}
