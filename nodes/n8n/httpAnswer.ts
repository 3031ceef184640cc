import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { Caller } from './caller';

/** An answer of any status, or none: what both services' senders hand on. */
export type HttpAnswer =
	| {
			readonly kind: 'answer';
			readonly status: number;
			readonly headers: IDataObject;
			readonly body: unknown;
	  }
	| { readonly kind: 'silence'; readonly cause: string };

interface FullResponse {
	readonly statusCode: number;
	readonly headers: IDataObject;
	readonly body: unknown;
}

interface ThrownByN8n {
	readonly message?: string;
	readonly httpCode?: unknown;
	readonly context?: { readonly data?: unknown };
	readonly cause?: { readonly code?: unknown };
}

/** Only digits are a status: n8n also puts network codes such as ECONNRESET there. */
const statusOf = (httpCode: unknown): number | undefined =>
	/^\d{3}$/.test(String(httpCode)) ? Number(httpCode) : undefined;

/** A head that says yes and is thrown all the same: the connection was lost before the body ended. */
const isCutShort = (status: number): boolean => status < 300;

/**
 * Sends with the credential. A 401 is left to n8n, which renews the token and sends once more;
 * every other status comes back as an answer. An answer that breaks off is silence: what was asked
 * for may have been done.
 */
export async function request(
	caller: Caller,
	credential: string,
	options: IHttpRequestOptions,
): Promise<HttpAnswer> {
	try {
		const response = (await caller.helpers.httpRequestWithAuthentication.call(caller, credential, {
			...options,
			returnFullResponse: true,
			ignoreHttpStatusErrors: { ignore: true, except: [401] },
		})) as FullResponse;
		const { statusCode, headers, body } = response;
		return { kind: 'answer', status: statusCode, headers, body };
	} catch (error) {
		const thrown = error as ThrownByN8n;
		const message = thrown.message ?? 'unknown';
		const status = statusOf(thrown.httpCode);
		if (status !== undefined && isCutShort(status)) return { kind: 'silence', cause: message };
		if (status !== undefined) {
			return { kind: 'answer', status, headers: {}, body: thrown.context?.data ?? message };
		}
		const network = typeof thrown.httpCode === 'string' || thrown.cause?.code !== undefined;
		if (network) return { kind: 'silence', cause: String(thrown.httpCode ?? thrown.cause?.code) };
		// What n8n or the sign-in refuses has no status of its own; its words are what counts.
		return { kind: 'answer', status: 400, headers: {}, body: { errors: message, message } };
	}
}
