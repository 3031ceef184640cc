import axios, { isAxiosError } from 'axios';
import type { AxiosRequestConfig } from 'axios';
import { z } from 'zod';

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
	/** A call of n8n's internal REST, `path` below `/rest`: what its answer carries as `data`. */
	request(method: Method, path: string, query?: Query): Promise<unknown>;
	/** A file that n8n serves to its editor. */
	file(path: string): Promise<unknown>;
}

/** The session is bound to the browser that began it, by this header. */
const BROWSER = { 'browser-id': 'sandbox' };

export function session(origin: string): Session {
	let cookie = '';
	const client = axios.create({ baseURL: origin, proxy: false, headers: BROWSER });
	client.interceptors.response.use((response) => {
		const set = response.headers['set-cookie']?.find((each) => each.startsWith('n8n-auth='));
		if (set !== undefined) cookie = set.slice(0, set.indexOf(';'));
		return response;
	});

	const send = async (config: AxiosRequestConfig): Promise<unknown> => {
		try {
			const response = await client.request<unknown>({ ...config, headers: { cookie } });
			return response.data;
		} catch (error) {
			if (!isAxiosError(error) || error.response === undefined) throw error;
			const refusal = Refusal.safeParse(error.response.data);
			throw new N8nRefusal(
				`${config.method ?? 'GET'} ${config.url ?? ''}`,
				error.response.status,
				refusal.success ? refusal.data.message : error.message,
			);
		}
	};
	return {
		async request(method, path, { body, params } = {}) {
			const answer = await send({ method, url: `/rest${path}`, data: body, params });
			return Envelope.parse(answer).data;
		},
		file: async (path) => await send({ url: path }),
	};
}
