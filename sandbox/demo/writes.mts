import type { Demo } from './index.mts';
import type { Look } from './sight.mts';

export interface Writes {
	readonly shopify: number;
	readonly wati: number;
}

const TOO_MANY_REQUESTS = 429;

/** How often the sync wrote to each service. What came too early was written by a later call. */
export function writesSoFar({ shop, wati }: Demo): Writes {
	const isMutation = (query: string | null) => /^\s*mutation\b/.test(query ?? '');
	const isWrite = ({ method, status }: (typeof wati.requests)[number]) =>
		method !== 'GET' && status !== TOO_MANY_REQUESTS;
	return {
		shopify: shop.requests.filter(({ query }) => isMutation(query)).length,
		wati: wati.requests.filter(isWrite).length,
	};
}

export const added = (now: Writes, before: Writes): Writes => ({
	shopify: now.shopify - before.shopify,
	wati: now.wati - before.wati,
});

/** From now on exactly these writes. */
export function writing(demo: Demo, wanted: Writes): Look {
	const before = writesSoFar(demo);
	return () => {
		const { shopify, wati } = added(writesSoFar(demo), before);
		const right = shopify === wanted.shopify && wati === wanted.wati;
		return { right, seen: `writes: ${shopify} to Shopify, ${wati} to Wati` };
	};
}
