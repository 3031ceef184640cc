/** Shopify's customers have a resolution of one second. */
export function wholeSecond(ms: number): number {
	return Math.floor(ms / 1000) * 1000;
}

/** `2026-11-23T10:00:00Z`, as GraphQL writes it. */
export function isoSeconds(ms: number): string {
	return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** `2026-11-23T10:00:00+00:00`, as the older webhook bodies write it. */
export function isoOffset(ms: number): string {
	return isoSeconds(ms).replace('Z', '+00:00');
}

/** `X-Shopify-Triggered-At` counts nanoseconds. */
export function isoNanoseconds(ms: number, nanoseconds: number): string {
	const digits = String(nanoseconds % 1_000_000).padStart(6, '0');
	return new Date(ms).toISOString().replace('Z', `${digits}Z`);
}
