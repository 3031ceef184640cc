import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { newBrowser } from './browser.mts';
import type { Browser } from './browser.mts';

const Envelope = z.object({ data: z.unknown() });
const Refusal = z.object({ message: z.string() });

/** n8n said no, in its own words. */
export class N8nRefusal extends Error {
	override readonly name = 'N8nRefusal';
	constructor(
		readonly request: string,
		readonly status: number,
		readonly reason: string,
	) {
		super(`${request}: ${status} ${reason}`);
	}
}

export interface Query {
	readonly body?: unknown;
	readonly params?: Readonly<Record<string, string | number | boolean>>;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Session {
	/** Who signed in here is known on n8n's pages too. */
	readonly browser: Browser;
	/** A call of n8n's internal REST, `path` below `/rest`: what its answer carries as `data`. */
	request(method: Method, path: string, query?: Query): Promise<unknown>;
	/** A file that n8n serves to its editor. */
	file(path: string): Promise<unknown>;
}

/** n8n answers nothing else as long as it does not reach its data base, on a machine under load. */
const BUSY = 503;
const BUSY_MS = 1000;
const TRIES_WHILE_BUSY = 20;

export function session(origin: string): Session {
	const browser = newBrowser();
	const send = async (
		method: Method,
		path: string,
		query: Query = {},
		tries = TRIES_WHILE_BUSY,
	): Promise<unknown> => {
		const { status, statusText, data } = await browser.send({
			method,
			url: `${origin}${path}`,
			data: query.body,
			params: query.params,
		});
		if (status < 300) return data;
		if (status === BUSY && tries > 1) {
			await sleep(BUSY_MS);
			return await send(method, path, query, tries - 1);
		}
		const refusal = Refusal.safeParse(data);
		const reason = refusal.success ? refusal.data.message : statusText;
		throw new N8nRefusal(`${method} ${path}`, status, reason);
	};
	return {
		browser,
		async request(method, path, query) {
			return Envelope.parse(await send(method, `/rest${path}`, query)).data;
		},
		file: async (path) => await send('GET', path),
	};
}
