import { readAnswer } from './answer';
import { bareToken, hasApiPath, hasBearer, readEndpoint } from './endpoint';
import type { WatiAnswer } from './http';

export interface WatiCredentials {
	readonly endpointUrl: string;
	readonly accessToken: string;
}

/** One look at the contacts, for the check alone. */
export type Look = (url: string, token: string) => Promise<WatiAnswer>;

/** What the user should mend, in a sentence; empty when all is well. */
export async function findingOf(credentials: WatiCredentials, look: Look): Promise<string> {
	const { endpointUrl, accessToken } = credentials;
	if (hasApiPath(endpointUrl)) {
		return 'The endpoint URL goes too far: leave out everything from /api on. It looks like https://live-mt-server.wati.io/12345.';
	}
	const endpoint = readEndpoint(endpointUrl);
	if (!endpoint) {
		return 'The endpoint URL is not a web address that begins with https://. Copy it from Wati: API Docs, Endpoint URL.';
	}
	if (hasBearer(accessToken)) {
		return 'The access token begins with "Bearer": leave that word out, n8n adds it.';
	}
	if (bareToken(accessToken) === '') return 'The access token is empty.';

	const answer = await look(
		`${endpoint.origin}/api/ext/v3/contacts?page_number=1&page_size=1`,
		bareToken(accessToken),
	);
	if (answer.kind === 'silence') {
		return `Nothing answers at ${endpoint.origin}. Check the endpoint URL, and the network of n8n.`;
	}
	const result = readAnswer(answer);
	const listed =
		result.ok && Array.isArray((result.value as { contact_list?: unknown } | null)?.contact_list);
	if (listed) return '';
	if (answer.status === 401) {
		return 'Wati does not accept the access token: it is wrong, expired, or of another account. Create a new one in Wati: Connectors, API, API Tokens.';
	}
	if (answer.status === 403) {
		return 'The access token may not read contacts. Give it the scope contactsv3 (read and write) in Wati: Connectors, API, API Tokens.';
	}
	if (answer.status === 429) {
		return 'Wati refuses calls for now: the rate limit or the monthly quota is used up. Try again in a minute.';
	}
	return `This is not the address of Wati's API (HTTP ${answer.status}). Copy the endpoint URL from Wati: it looks like https://live-mt-server.wati.io/12345.`;
}
