import { createServer, request as ask } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';

export interface FrontDoor {
	readonly origin: string;
	close(): Promise<void>;
}

export interface FrontDoorOptions {
	readonly port: number;
	/** The port of n8n. */
	readonly leadsTo: number;
	/** What n8n takes for its public address. */
	readonly publicOrigin: string;
}

const HOST = '127.0.0.1';

/** What n8n tells a browser of its own address: where to go on, and which links to show. */
const SPEAKS_OF_ADDRESSES = /^(text\/html|application\/json)\b/;

/**
 * Where a browser of this machine finds n8n. Shopify knows n8n by a public address, n8n sends whoever
 * fills in a form there too, and no browser can follow: that address exists for the sandbox alone.
 */
export async function openFrontDoor(options: FrontDoorOptions): Promise<FrontDoor> {
	const { port, leadsTo, publicOrigin } = options;
	const origin = `http://${HOST}:${port}`;
	const reachable = (text: string) => text.replaceAll(publicOrigin, origin);

	const server = createServer((incoming, outgoing) => {
		const { method, url: path } = incoming;
		const headers = { ...incoming.headers, 'accept-encoding': 'identity' };
		const inner = ask({ host: HOST, port: leadsTo, method, path, headers });
		inner.on('error', () => refuse(outgoing));
		inner.once('response', (response) => {
			answer(response, outgoing, reachable).catch(() => outgoing.destroy());
		});
		outgoing.once('close', () => inner.destroy());
		incoming.pipe(inner);
	});
	const listeners = new Set<Socket>();
	// The editor hears of runs over a socket.
	server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
		listeners.add(socket.once('close', () => listeners.delete(socket)));
		join(request, head, socket, connect(leadsTo, HOST));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, HOST, resolve);
	});
	return {
		origin,
		async close() {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			for (const socket of listeners) socket.destroy();
			await closed;
		},
	};
}

/** From now on both hear each other, until either leaves. */
function join(request: IncomingMessage, head: Buffer, outer: Socket, inner: Socket): void {
	inner.write(`${request.method} ${request.url} HTTP/1.1\r\n${linesOf(request)}\r\n\r\n`);
	inner.write(head);
	inner.pipe(outer).pipe(inner);
	for (const [one, other] of [
		[inner, outer],
		[outer, inner],
	] as const) {
		one.on('error', () => one.destroy()).once('close', () => other.destroy());
	}
}

async function answer(
	response: IncomingMessage,
	outgoing: ServerResponse,
	reachable: (text: string) => string,
): Promise<void> {
	const { statusCode = 502, headers } = response;
	const { 'content-length': _length, location, ...rest } = headers;
	const moved = location === undefined ? {} : { location: reachable(location) };
	if (!SPEAKS_OF_ADDRESSES.test(headers['content-type'] ?? '')) {
		outgoing.writeHead(statusCode, { ...headers, ...moved });
		return await pipeline(response, outgoing);
	}
	const chunks: Buffer[] = [];
	for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
	outgoing.writeHead(statusCode, { ...rest, ...moved });
	outgoing.end(reachable(Buffer.concat(chunks).toString('utf8')));
}

function refuse(outgoing: ServerResponse): void {
	if (outgoing.headersSent) outgoing.destroy();
	else outgoing.writeHead(502, { 'content-type': 'text/plain' }).end('n8n does not answer.');
}

function linesOf({ rawHeaders }: IncomingMessage): string {
	const lines: string[] = [];
	for (let at = 0; at < rawHeaders.length; at += 2) {
		lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
	}
	return lines.join('\r\n');
}
