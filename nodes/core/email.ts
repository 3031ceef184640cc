/** One @, something before it, a dotted name after it, no white space: what both services accept. */
const SHAPE = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** The address as both sides compare it: trimmed, lower case. `undefined` when it is no address. */
export function toCanonicalEmail(raw: string): string | undefined {
	const email = raw.trim().toLowerCase();
	return SHAPE.test(email) ? email : undefined;
}
