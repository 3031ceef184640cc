import axios from 'axios';
import type { AxiosRequestConfig, AxiosResponse } from 'axios';

export interface Browser {
	/** Sends a request with the cookies so far; a redirect or a refusal is an answer like any other. */
	send(request: AxiosRequestConfig): Promise<AxiosResponse<unknown>>;
}

/** n8n binds a session to the browser that began it, by this header. */
const NAME = { 'browser-id': 'sandbox' };

/** As much of a browser as n8n needs to know somebody again. */
export function newBrowser(): Browser {
	const cookies = new Map<string, string>();
	const client = axios.create({
		proxy: false,
		maxRedirects: 0,
		validateStatus: () => true,
		headers: NAME,
	});
	return {
		async send(request) {
			const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
			const response = await client.request<unknown>({
				...request,
				headers: { ...request.headers, cookie },
			});
			for (const each of response.headers['set-cookie'] ?? []) keep(cookies, each);
			return response;
		},
	};
}

/** An empty value is how a server takes a cookie back. */
function keep(cookies: Map<string, string>, line: string): void {
	const [, name, value] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
	if (name === undefined) return;
	if (value) cookies.set(name, value);
	else cookies.delete(name);
}
