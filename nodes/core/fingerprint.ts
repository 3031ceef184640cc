import { createHash } from 'crypto';

/** A short, stable stand-in for a text that is too long to keep: `length` hexadecimal digits. */
export function fingerprint(text: string, length: number): string {
	return createHash('sha256').update(text).digest('hex').slice(0, length);
}
