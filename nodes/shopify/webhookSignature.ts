import { createHmac, timingSafeEqual } from 'crypto';

/**
 * Whether the bytes were signed with the app's client secret: base64 of HMAC-SHA256, compared in
 * constant time (shopify.dev, *Verify webhook deliveries*). No secret or no signature is a no.
 */
export function isSigned(rawBody: Uint8Array, signature: unknown, clientSecret: string): boolean {
	if (typeof signature !== 'string' || signature === '' || clientSecret === '') return false;
	const expected = createHmac('sha256', clientSecret).update(rawBody).digest();
	const given = Buffer.from(signature, 'base64');
	return given.length === expected.length && timingSafeEqual(given, expected);
}
