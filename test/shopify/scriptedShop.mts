import { readAnswer } from '../../nodes/shopify/answer.ts';
import type { ShopifyClient } from '../../nodes/shopify/client.ts';
import type { ShopifyRequest } from '../../nodes/shopify/http.ts';

export const NOON = '2026-11-23T12:00:00Z';
export const NOW_MS = Date.parse(NOON);

/** A customer as the Admin API answers it. */
export const wireCustomer = (number: number | bigint, part: object = {}) => ({
	id: `gid://shopify/Customer/${number}`,
	legacyResourceId: `${number}`,
	createdAt: NOON,
	updatedAt: NOON,
	firstName: 'Ada',
	lastName: null,
	displayName: 'Ada',
	locale: 'en',
	note: null,
	tags: [],
	state: 'DISABLED',
	verifiedEmail: true,
	taxExempt: false,
	numberOfOrders: '0',
	amountSpent: { amount: '0.0', currencyCode: 'EUR' },
	defaultEmailAddress: null,
	defaultPhoneNumber: null,
	defaultAddress: null,
	metafields: { nodes: [] },
	...part,
});

export interface WirePage {
	readonly nodes: readonly unknown[];
	readonly hasNextPage?: boolean;
	readonly endCursor?: string | null;
	readonly extensions?: object;
}

export const pageOf = ({ nodes, hasNextPage = false, endCursor = 'e', extensions }: WirePage) => ({
	data: { customers: { nodes, pageInfo: { hasNextPage, endCursor } } },
	...(extensions ? { extensions } : {}),
});

/** A client whose shop answers with these bodies, one after the other. */
export function scriptedShop(...bodies: readonly unknown[]) {
	const requests: ShopifyRequest[] = [];
	const client: ShopifyClient = async (request) => {
		const body = bodies[requests.length];
		requests.push(request);
		return await Promise.resolve(readAnswer({ kind: 'answer', status: 200, headers: {}, body }));
	};
	return { client, requests };
}
