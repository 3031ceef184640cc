import { request } from 'node:http';

export type PostResult =
	| { readonly kind: 'answered'; readonly status: number }
	| { readonly kind: 'unanswered'; readonly why: string };

/** Sends the bytes and waits for the status; `aborted` is the caller's clock running out. */
export async function post(
	target: URL,
	headers: Readonly<Record<string, string>>,
	body: string,
	aborted: AbortSignal,
): Promise<PostResult> {
	return await new Promise((resolve) => {
		const outgoing = request(
			target,
			{
				method: 'POST',
				signal: aborted,
				headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
			},
			(incoming) => {
				incoming.resume();
				incoming.on('error', (error) => {
					resolve({ kind: 'unanswered', why: error.message });
				});
				incoming.on('end', () => {
					resolve({ kind: 'answered', status: incoming.statusCode ?? 0 });
				});
			},
		);
		outgoing.on('error', (error) => {
			resolve({ kind: 'unanswered', why: error.message });
		});
		outgoing.end(body);
	});
}
