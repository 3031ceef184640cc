/** So many records are worked on at a time; the pace is kept all the same. */
const AT_ONCE = 5;

/** Does the work of each item, some at a time, beginning in their order. */
export async function atOnce<T>(
	items: readonly T[],
	work: (item: T) => Promise<void>,
): Promise<void> {
	const left = items.values();
	const worker = async () => {
		for (const item of left) await work(item);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
