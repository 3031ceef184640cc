const ADDRESS = /^[^\s@,;<>()"]+@[^\s@,;<>()"]+\.[^\s@.,;<>()"]{2,}$/;

/** Trimmed, or undefined for what Shopify calls invalid. */
export function normaliseEmail(raw: string): string | undefined {
	const email = raw.trim();
	return ADDRESS.test(email) && !email.includes('..') ? email : undefined;
}

export function emailKey(email: string): string {
	return email.trim().toLowerCase();
}
