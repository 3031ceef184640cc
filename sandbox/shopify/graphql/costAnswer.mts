/** Before the execution a page counts as full; after it, by what it holds. */
export type Answer =
	| { readonly kind: 'awaited' }
	| { readonly kind: 'known'; readonly value: unknown };

export function child(answer: Answer, key: string): Answer {
	if (answer.kind === 'awaited' || typeof answer.value !== 'object' || answer.value === null) {
		return answer;
	}
	return { kind: 'known', value: Reflect.get(answer.value, key) };
}

export function itemsOf(answer: Answer): Answer[] | undefined {
	if (answer.kind === 'awaited') return undefined;
	return Array.isArray(answer.value)
		? answer.value.map((value: unknown) => ({ kind: 'known', value }))
		: [];
}

export function isNothing(value: unknown): boolean {
	return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
