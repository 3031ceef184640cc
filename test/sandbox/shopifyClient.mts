import axios, { type AxiosResponse } from 'axios';
import { type AddressInfo } from 'node:net';
import { type Server, createServer } from 'node:http';
import type { Clock } from '../../sandbox/clock.mts';
import type { ShopifySandbox } from '../../sandbox/shopify/index.mts';

export interface Answered {
	readonly status: number;
	readonly headers: AxiosResponse['headers'];
	readonly body: unknown;
	/** What lies at `a.b.0.c` of the body. */
	at(path: string): unknown;
}

export interface CallOptions {
	readonly version?: string;
	readonly token?: string;
	readonly operationName?: string;
}

export async function post(
	url: string,
	data: unknown,
	headers: Readonly<Record<string, string>>,
): Promise<Answered> {
	const response = await axios.post<unknown>(url, data, { headers, validateStatus: () => true });
	return {
		status: response.status,
		headers: response.headers,
		body: response.data,
		at: (path) => path.split('.').reduce(step, response.data),
	};
}

export async function graphql(
	sandbox: ShopifySandbox,
	query: string,
	variables: Readonly<Record<string, unknown>> = {},
	{ version = '2026-10', token = sandbox.options.accessToken, operationName }: CallOptions = {},
): Promise<Answered> {
	return await post(
		`${sandbox.origin}/admin/api/${version}/graphql.json`,
		{ query, variables, ...(operationName && { operationName }) },
		{ 'Content-Type': 'application/json', 'X-Shopify-Access-Token': token },
	);
}

function step(value: unknown, key: string): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	return Object.entries(value).find(([name]) => name === key)?.[1];
}

export interface ManualClock extends Clock {
	/** Moves the time and lets what became due begin. */
	advance(ms: number): Promise<void>;
}

/** Time stands still until a test moves it. */
export function manualClock(start = Date.parse('2026-11-23T10:00:00Z')): ManualClock {
	let now = start;
	const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
	return {
		now: () => now,
		sleep: async (ms) => {
			await new Promise<void>((wake) => sleepers.add({ at: now + ms, wake }));
		},
		advance: async (ms) => {
			now += ms;
			for (const sleeper of sleepers) {
				if (sleeper.at > now) continue;
				sleepers.delete(sleeper);
				sleeper.wake();
			}
			await new Promise((resolve) => setImmediate(resolve));
		},
	};
}

export interface Received {
	readonly path: string;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly bytes: Buffer;
}

export interface Receiver {
	readonly origin: string;
	readonly received: Received[];
	/** The status of the next answers; the last one stays. `hang` never answers. */
	answers: Array<number | 'hang'>;
	close(): Promise<void>;
}

/** Somebody's webhook address. */
export async function startReceiver(): Promise<Receiver> {
	const received: Received[] = [];
	const receiver = { received, answers: [200] as Array<number | 'hang'> };
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const bytes = Buffer.concat(chunks);
			received.push({ path: request.url ?? '', headers: request.headers, bytes });
			const [answer = 200] = receiver.answers;
			if (receiver.answers.length > 1) receiver.answers.shift();
			if (answer !== 'hang') response.writeHead(answer, { location: '/elsewhere' }).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return Object.assign(receiver, {
		origin: `http://127.0.0.1:${port}`,
		close: async () => {
			await new Promise((resolve) => {
				server.close(resolve);
				server.closeAllConnections();
			});
		},
	});
}
