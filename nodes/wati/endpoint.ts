const BEARER = /^\s*bearer\s+/i;
const API_TAIL = /\/api(\/.*)?$/i;
const TENANT = /\/(\d+)$/;

export interface WatiEndpoint {
	readonly origin: string;
	/** The account number, where the address has one. */
	readonly tenant: string | undefined;
}

/**
 * Reads the address as Wati shows it (`https://live-mt-server.wati.io/12345`), also with an API
 * path behind it. `undefined` when it is no address, or plain http beyond this machine.
 */
export function readEndpoint(address: string): WatiEndpoint | undefined {
	let url: URL;
	try {
		url = new URL(address.trim());
	} catch {
		return undefined;
	}
	const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return undefined;
	const path = url.pathname.replace(/\/+$/, '').replace(API_TAIL, '').replace(/\/+$/, '');
	return { origin: url.origin + path.replace(TENANT, ''), tenant: TENANT.exec(path)?.[1] };
}

export const hasApiPath = (address: string): boolean => /\/api(\/|$)/i.test(address.trim());

/** The token alone: Wati's own page offers it with `Bearer ` in front. */
export const bareToken = (token: string): string => token.replace(BEARER, '').trim();

export const hasBearer = (token: string): boolean => BEARER.test(token);
