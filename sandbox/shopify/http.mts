import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply } from './reply.mts';

export interface HttpRequest {
	readonly method: string;
	readonly path: string;
	readonly header: (name: string) => string | undefined;
	/** Without its parameters, lower case. */
	readonly contentType: string;
	readonly body: string;
}

/** `lost` cuts the connection without an answer, `cutShort` in the middle of one. */
export type HttpAnswer = Reply | 'lost' | { readonly cutShort: Reply };

export interface HttpServer {
	readonly origin: string;
	close(): Promise<void>;
}

export async function listen(
	port: number,
	handle: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<HttpServer> {
	const server = createServer((incoming, outgoing) => {
		void respond(incoming, outgoing, handle);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return {
		origin: `http://127.0.0.1:${portOf(server.address())}`,
		close: async () => {
			await closed(server);
		},
	};
}

/** The head has promised more to come. */
function cutShort(outgoing: ServerResponse, body: string): void {
	outgoing.write(body.slice(0, body.length / 2), () => outgoing.destroy());
}

async function respond(
	incoming: IncomingMessage,
	outgoing: ServerResponse,
	handle: (request: HttpRequest) => Promise<HttpAnswer>,
): Promise<void> {
	try {
		const answer = await handle(await read(incoming));
		if (answer === 'lost') {
			incoming.socket.destroy();
			return;
		}
		const reply = 'cutShort' in answer ? answer.cutShort : answer;
		outgoing.writeHead(reply.status, { 'X-Request-Id': randomUUID(), ...reply.headers });
		if ('cutShort' in answer) cutShort(outgoing, reply.body);
		else outgoing.end(reply.body);
	} catch (error) {
		outgoing.writeHead(500, { 'Content-Type': 'text/plain' });
		outgoing.end(error instanceof Error ? error.stack : String(error));
	}
}

async function read(incoming: IncomingMessage): Promise<HttpRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
	return {
		method: incoming.method ?? 'GET',
		path: (incoming.url ?? '/').split('?')[0] ?? '/',
		header: (name) => incoming.headers[name]?.toString(),
		contentType: (incoming.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
		body: Buffer.concat(chunks).toString(),
	};
}

function portOf(address: string | AddressInfo | null): number {
	return typeof address === 'object' && address !== null ? address.port : 0;
}

async function closed(server: Server): Promise<void> {
	await new Promise<void>((resolve) => {
		server.close(() => {
			resolve();
		});
		server.closeAllConnections();
	});
}
