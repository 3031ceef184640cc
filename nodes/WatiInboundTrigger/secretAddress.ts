import { timingSafeEqual } from 'crypto';

/** A random id as n8n makes them, 122 bits: it stands in the address and is its secret. */
const SECRET = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export const isSecret = (webhookId: string | undefined): webhookId is string =>
	webhookId !== undefined && SECRET.test(webhookId);

/**
 * Whether a request came to an address that holds the secret. Compared in constant time: how long
 * a wrong one takes must not tell how much of it is right.
 */
export function holdsSecret(path: string, webhookId: string | undefined): boolean {
	if (!isSecret(webhookId)) return false;
	const expected = Buffer.from(webhookId.toLowerCase());
	const [address = ''] = path.split('?');
	return address
		.split('/')
		.map((part) => Buffer.from(part.toLowerCase()))
		.filter((part) => part.length === expected.length)
		.some((part) => timingSafeEqual(part, expected));
}
