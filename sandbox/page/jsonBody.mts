import type { IncomingMessage } from 'node:http';

const MAX_BODY_BYTES = 64 * 1024;

export type JsonBody =
	| { readonly kind: 'read'; readonly value: unknown }
	| { readonly kind: 'refused'; readonly status: 400 | 413 | 415; readonly message: string };

export async function readJson(request: IncomingMessage): Promise<JsonBody> {
	// A form of another site can send any type but this one without being asked.
	if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
		return { kind: 'refused', status: 415, message: 'The body must be application/json.' };
	}
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size <= MAX_BODY_BYTES) chunks.push(chunk);
	}
	if (size > MAX_BODY_BYTES) {
		return { kind: 'refused', status: 413, message: 'The body is too long.' };
	}
	try {
		return { kind: 'read', value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
	} catch {
		return { kind: 'refused', status: 400, message: 'The body is no JSON.' };
	}
}
