type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * Reads the format of the npm package `flatted`, in which n8n stores the data of an execution:
 * a list of values, where each string inside a value is the index of the one that it stands for.
 * https://github.com/WebReflection/flatted
 */
export function parseFlatted(text: string): unknown {
	const values = JSON.parse(text) as Json[];
	const revived = new Map<number, unknown>();

	const at = (index: number): unknown => {
		if (revived.has(index)) return revived.get(index);
		const value = values[index];
		if (typeof value !== 'object' || value === null) return value;
		const copy: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {};
		revived.set(index, copy);
		for (const [key, inner] of Object.entries(value)) {
			Object.defineProperty(copy, key, {
				value: typeof inner === 'string' ? at(Number(inner)) : inner,
				configurable: true,
				enumerable: true,
				writable: true,
			});
		}
		return copy;
	};
	return at(0);
}
