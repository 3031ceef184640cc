import type { ShopifyClient } from './client';

export interface CountedClient {
	readonly client: ShopifyClient;
	/** How many requests were made through it; one that was repeated while throttled is one. */
	readonly calls: () => number;
}

/** A client that counts what a node asks of the shop. */
export function countedClient(client: ShopifyClient): CountedClient {
	let calls = 0;
	return {
		client: async (request) => {
			calls += 1;
			return await client(request);
		},
		calls: () => calls,
	};
}
