import type { StormWorld } from './world.mts';

export interface Written {
	readonly shop: readonly string[];
	readonly wati: readonly string[];
}

/** What has been written since, on either side, by their own logs. */
export function writesSinceNow({ shop, wati }: StormWorld): () => Written {
	const [ofShop, ofWati] = [shop.requests.length, wati.requests.length];
	return () => ({
		shop: shop.requests
			.slice(ofShop)
			.filter(({ query }) => /^\s*mutation\b/.test(query ?? ''))
			.map(({ rootFields }) => rootFields.join(', ')),
		wati: wati.requests
			.slice(ofWati)
			.filter(({ method }) => method !== 'GET')
			.map(({ method, path }) => `${method} ${path}`),
	});
}
