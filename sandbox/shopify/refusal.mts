/** A user error, before the mutation that reports it says where it belongs. */
export interface Refusal {
	readonly field: readonly string[] | null;
	readonly message: string;
	readonly code: string | null;
}

export type Result<T> =
	| { readonly kind: 'done'; readonly value: T }
	| { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

export function refusal(
	field: readonly string[] | null,
	message: string,
	code: string | null = null,
): Refusal {
	return { field, message, code };
}

export function done<T>(value: T): Result<T> {
	return { kind: 'done', value };
}

export function refused(...refusals: readonly Refusal[]): Result<never> {
	return { kind: 'refused', refusals };
}
