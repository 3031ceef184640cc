/** Does the work of each item, so many at a time, beginning in their order. */
export async function atOnce<T>(
	limit: number,
	items: readonly T[],
	work: (item: T) => Promise<void>,
): Promise<void> {
	const left = items.values();
	const worker = async () => {
		for (const item of left) await work(item);
	};
	await Promise.all(Array.from({ length: limit }, worker));
}
