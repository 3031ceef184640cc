import type { Services } from './services.mts';

/** The calls that Wati got, such as `GET /contacts/4915…`, without what all have in front. */
export const watiCalls = ({ wati }: Services): readonly string[] =>
	wati.requests.map(
		({ method, path }) =>
			`${method} ${path.replace(/^\/(\d+\/)?api\/(ext\/v3)?/, '/').replace('//', '/')}`,
	);

export const shopifyRequests = ({ shopify }: Services): readonly (string | null)[] =>
	shopify.requests.map(({ kind, operationName }) => (kind === 'token' ? kind : operationName));

/** What was written to customers and contacts since the logs were cleared, by either direction. */
export function writes(log: Services): readonly string[] {
	const mutations = log.shopify.requests
		.filter(({ query, rootFields }) => /^\s*mutation\b/.test(query ?? '') && rootFields.length > 0)
		.filter(({ rootFields }) => !rootFields.some((field) => field.startsWith('webhook')))
		.map(({ operationName }) => operationName ?? '');
	return [...mutations, ...watiCalls(log).filter((call) => /^(PUT|POST) /.test(call))];
}
