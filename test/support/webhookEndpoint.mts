import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The two methods of Express's response that a node is given to use. */
export interface Answering extends ServerResponse {
	status: (code: number) => Answering;
	json: (body: unknown) => Answering;
}

function asResponse(response: ServerResponse): Answering {
	const answering: Answering = Object.assign(response, {
		status: (code: number) => {
			response.statusCode = code;
			return answering;
		},
		json: (body: unknown) => {
			response.setHeader('Content-Type', 'application/json; charset=utf-8');
			response.end(JSON.stringify(body));
			return answering;
		},
	});
	return answering;
}

interface Read {
	rawBody?: Buffer;
	body?: unknown;
}

type Handle = (request: ReturnType<typeof asRequest>, response: Answering) => Promise<void>;

const asRequest = (request: IncomingMessage & Read, path: string) =>
	Object.assign(request, {
		/** Express changes `url` as it routes; this is what was asked for. */
		originalUrl: request.url,
		contentType: request.headers['content-type']?.split(';')[0],
		params: { path },
		query: {},
		/** n8n reads the body when somebody asks for it, once. */
		readRawBody: async () => {
			if (request.rawBody) return;
			const chunks: Buffer[] = [];
			for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
			request.rawBody = Buffer.concat(chunks);
		},
	});

/** n8n parses JSON before the node runs, and refuses what is none. */
function parse(request: IncomingMessage & Read & { contentType: string | undefined }): boolean {
	if (request.contentType !== 'application/json' || !request.rawBody?.length) return true;
	try {
		request.body = JSON.parse(request.rawBody.toString('utf8'));
		return true;
	} catch {
		return false;
	}
}

/** The part of n8n's server that takes webhooks: known addresses below `/webhook`, by POST. */
export class WebhookEndpoint {
	readonly #server: Server;
	readonly #handlers = new Map<string, readonly Handle[]>();

	private constructor() {
		this.#server = createServer((request, response) => {
			void this.#answer(request, asResponse(response));
		});
	}

	static async start(): Promise<WebhookEndpoint> {
		const endpoint = new WebhookEndpoint();
		await new Promise<void>((resolve) => {
			endpoint.#server.listen(0, '127.0.0.1', resolve);
		});
		return endpoint;
	}

	get origin(): string {
		const { port } = this.#server.address() as AddressInfo;
		return `http://127.0.0.1:${port}`;
	}

	/** Where several processes stand behind one address, they take the requests in turn. */
	register(address: string, handle: Handle): void {
		const { pathname } = new URL(address);
		this.#handlers.set(pathname, [...(this.#handlers.get(pathname) ?? []), handle]);
	}

	unregister(address: string): void {
		this.#handlers.delete(new URL(address).pathname);
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	async #answer(incoming: IncomingMessage, response: Answering): Promise<void> {
		const path = incoming.url ?? '';
		const { pathname } = new URL(path, this.origin);
		const [handle, ...others] =
			incoming.method === 'POST' ? (this.#handlers.get(pathname) ?? []) : [];
		if (handle === undefined) {
			response.status(404).json({ message: 'The requested webhook is not registered.' });
			return;
		}
		this.#handlers.set(pathname, [...others, handle]);
		const request = asRequest(incoming, path);
		await request.readRawBody();
		if (!parse(request)) {
			response.status(422).json({ message: 'Failed to parse request body' });
			return;
		}
		await handle(request, response);
	}
}
