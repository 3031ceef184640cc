/** The list in an answer of either version; `undefined` where there is none. `null` is an empty one. */
export const listIn = (body: unknown): readonly unknown[] | undefined => {
	const list = (body as { contact_list?: unknown } | null)?.contact_list;
	if (list === null) return [];
	return Array.isArray(list) ? list : undefined;
};
