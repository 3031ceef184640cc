import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Arrival {
	readonly contentType: string | undefined;
	readonly text: string;
}

export interface WatiReceiver {
	readonly url: string;
	readonly arrivals: Arrival[];
	/** Done at every arrival, before the answer. */
	onArrival: () => unknown;
	status: number;
	/** The arrivals as JSON. */
	bodies(): Array<Readonly<Record<string, unknown>>>;
	close(): void;
}

/** Somebody's webhook address. */
export async function startWatiReceiver(): Promise<WatiReceiver> {
	const arrivals: Arrival[] = [];
	const server = createServer((request, response) => {
		let text = '';
		request.on('data', (chunk: Buffer) => (text += chunk.toString()));
		request.on('end', () => {
			arrivals.push({ contentType: request.headers['content-type'], text });
			void Promise.resolve(receiver.onArrival()).then(() => {
				response.writeHead(receiver.status).end();
			});
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const receiver: WatiReceiver = {
		url: `http://127.0.0.1:${port}/webhook/secret`,
		arrivals,
		onArrival: () => undefined,
		status: 200,
		bodies: () => arrivals.map(({ text }) => JSON.parse(text)),
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
	return receiver;
}
