import { randomUUID } from 'crypto';

/**
 * n8n looks what is wrong with a credential (`preAuthentication`) only when it has no token yet or
 * a request was refused with 401. A credential test has to look every time, so its first request is
 * refused here, before it leaves n8n, and the second one carries what the look has found.
 */

/** Marks the request of a credential test. It never leaves n8n. */
export const TEST_MARK = 'x-credential-test';

const MAX_OPEN_CHECKS = 100;
const open = new Set<string>();

/** Names a look at a credential, good for one request. */
export function beginCheck(): string {
	const check = randomUUID();
	open.add(check);
	const [oldest] = open;
	if (open.size > MAX_OPEN_CHECKS && oldest !== undefined) open.delete(oldest);
	return check;
}

/** Throws what the look has found, or asks for a look where there was none just now. */
export function passCheck(check: unknown, finding: unknown): void {
	if (!open.delete(String(check))) {
		throw Object.assign(new Error('The credential is looked at first'), {
			response: { status: 401 },
		});
	}
	if (typeof finding === 'string' && finding !== '') throw new Error(finding);
}
