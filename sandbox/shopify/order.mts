/** An order of its own for every list; the id makes it definite. */
export interface Sorting<T> {
	readonly name: string;
	readonly valueOf: (item: T) => number | string;
	readonly idOf: (item: T) => number;
}

export interface Key {
	readonly value: number | string;
	readonly id: number;
}

export function keyOf<T>(item: T, sorting: Sorting<T>): Key {
	return { value: sorting.valueOf(item), id: sorting.idOf(item) };
}

export function compareKeys(left: Key, right: Key): number {
	if (left.value === right.value) return left.id - right.id;
	return left.value < right.value ? -1 : 1;
}

export function inOrder<T>(items: Iterable<T>, sorting: Sorting<T>): T[] {
	return Array.from(items, (item) => ({ item, key: keyOf(item, sorting) }))
		.sort((left, right) => compareKeys(left.key, right.key))
		.map(({ item }) => item);
}

/** How many come before the first that is `there`; whoever follows that one is there too. */
export function countBefore<T>(items: readonly T[], isThere: (item: T) => boolean): number {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const item = items[middle];
		if (item === undefined || isThere(item)) high = middle;
		else low = middle + 1;
	}
	return low;
}
