import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Post, PostAnswer } from '../shopify/signIn';

/** Posts JSON without a credential; answers with any status, throws when nothing comes back. */
export const plainPost =
	(context: IExecuteFunctions, timeout: number, more: Partial<IHttpRequestOptions> = {}): Post =>
	async (url, body, headers): Promise<PostAnswer> => {
		const answer = (await context.helpers.httpRequest({
			method: 'POST',
			url,
			body,
			headers: { ...headers, 'Content-Type': 'application/json' },
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout,
			...more,
		})) as { statusCode: number; body: unknown };
		return { status: answer.statusCode, body: answer.body };
	};
