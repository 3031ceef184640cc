import { createHmac } from 'node:crypto';

/** Over the bytes as they are sent, with the app's client secret. */
export function signature(body: string, secret: string): string {
	return createHmac('sha256', secret).update(body, 'utf8').digest('base64');
}
