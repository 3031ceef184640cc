import { z } from 'zod';
import { failed, succeeded, type WatiAnswer, type WatiResult } from './http';

/** Wati says no in many shapes, some of them with status 200. */
const said = z
	.object({
		result: z.unknown(),
		ok: z.unknown(),
		success: z.unknown(),
		message: z.unknown(),
		info: z.unknown(),
		error: z.unknown(),
		errors: z.unknown(),
	})
	.partial();

const LONGEST_MESSAGE = 300;

/** What a service wrote, short and on one line, without a token that it may have echoed. */
export function quote(text: string): string {
	return text
		.replace(/\b(Bearer\s+)\S+/gi, '$1…')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, LONGEST_MESSAGE);
}

function messageOf(body: unknown): string {
	if (typeof body === 'string') return quote(/<html/i.test(body) ? 'a web page' : body);
	const { success, data } = said.safeParse(body);
	if (!success) return '';
	const words = [data.info, data.message, data.error, data.errors].find(
		(one) => (typeof one === 'string' && one !== '') || (Array.isArray(one) && one.length > 0),
	);
	return quote(
		Array.isArray(words) ? words.map(String).join('; ') : typeof words === 'string' ? words : '',
	);
}

function saysNo(body: unknown): boolean {
	const { success, data } = said.safeParse(body);
	if (!success || typeof body !== 'object') return false;
	const no = [false, 'false', 'error', 'fail', 'failed'];
	return (
		no.includes(data.result as string) ||
		no.includes(data.ok as string) ||
		data.success === false ||
		(Array.isArray(data.errors) && data.errors.length > 0)
	);
}

/**
 * Whole JSON never arrives as text, so what begins like it broke off on the way. Other texts may
 * be meant: Wati answers some calls with a word.
 */
const isHalf = (body: unknown): boolean => typeof body === 'string' && /^\s*[[{]/.test(body);

/** Reads an answer: its body, or why there is none. */
export function readAnswer(answer: WatiAnswer): WatiResult<unknown> {
	if (answer.kind === 'silence') return failed({ kind: 'unclear', message: answer.cause });
	const { status, body } = answer;
	const message = messageOf(body) || `HTTP ${status}`;
	if (status === 401 || status === 403) return failed({ kind: 'unauthorized', status, message });
	if (status === 429) return failed({ kind: 'rateLimited', message });
	if (status >= 500) return failed({ kind: 'unclear', message });
	if (status < 200 || status >= 300 || saysNo(body))
		return failed({ kind: 'refused', status, message, body });
	if (isHalf(body)) return failed({ kind: 'unclear', message: 'The answer broke off.' });
	return succeeded(body);
}
