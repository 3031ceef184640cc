import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text, type Answer } from './answer.mts';
import type { Call } from './call.mts';
import type { Reply } from './faultyWork.mts';

const CONTENT_TYPES = {
	json: 'application/json; charset=utf-8',
	text: 'text/plain; charset=utf-8',
} as const;

export interface RunningServer {
	readonly origin: string;
	close(): Promise<void>;
}

export async function serve(
	port: number,
	now: () => number,
	replyTo: (call: Call) => Promise<Reply>,
): Promise<RunningServer> {
	const server = createServer((request, response) => {
		void callOf(request, now())
			.then(replyTo)
			.then((reply) => send(response, reply))
			// Wati has no such answer: a defect of the sandbox must not pass for a fault of the network.
			.catch((error: unknown) => send(response, text(`Defect of the sandbox: ${error}`, 599)));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	return { origin: originOf(server), close: async () => await closed(server) };
}

async function callOf(request: IncomingMessage, at: number): Promise<Call> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	const [path = '', query] = (request.url ?? '').split('?', 2);
	return {
		method: request.method ?? '',
		path,
		query: new URLSearchParams(query),
		authorization: request.headers.authorization,
		contentType: request.headers['content-type'],
		text: Buffer.concat(chunks).toString('utf8'),
		at,
	};
}

function send(response: ServerResponse, reply: Reply): void {
	if (reply === 'connectionLost') {
		response.destroy();
		return;
	}
	const { status, content, headers } = 'cutShort' in reply ? reply.cutShort : reply;
	const type = content.kind === 'empty' ? {} : { 'Content-Type': CONTENT_TYPES[content.kind] };
	const body = bodyText(content);
	response.writeHead(status, { ...type, ...headers });
	if ('cutShort' in reply) response.write(body.slice(0, body.length / 2), () => response.destroy());
	else response.end(body);
}

function bodyText(content: Answer['content']): string {
	switch (content.kind) {
		case 'json':
			return JSON.stringify(content.value);
		case 'text':
			return content.text;
		case 'empty':
			return '';
	}
}

function originOf(server: Server): string {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server has no port');
	return `http://127.0.0.1:${address.port}`;
}

async function closed(server: Server): Promise<void> {
	const done = new Promise<void>((resolve) => server.close(() => resolve()));
	server.closeAllConnections();
	await done;
}
