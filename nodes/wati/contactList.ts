/** The list in an answer of either version; `undefined` where there is none. */
export const listIn = (body: unknown): readonly unknown[] | undefined => {
	const list = (body as { contact_list?: unknown } | null)?.contact_list;
	return Array.isArray(list) ? list : undefined;
};
