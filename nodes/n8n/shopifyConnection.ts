import { NodeOperationError, sleep } from 'n8n-workflow';
import { Allowance } from '../shopify/allowance';
import { ADMIN_PATH } from '../shopify/apiVersion';
import { shopifyClient, type ShopifyClient } from '../shopify/client';
import { readShopAddress, type ShopAddress } from '../shopify/shopAddress';
import type { Caller } from './caller';
import { request } from './httpAnswer';

const CREDENTIAL = 'shopifyCustomerSyncApi';
const TIMEOUT_MS = 30_000;
const LEAST_TIMEOUT_MS = 250;

export interface ShopifyConnection {
	readonly client: ShopifyClient;
	readonly address: ShopAddress;
	readonly clientSecret: string;
	/** Waits until a page of a list can be paid for without taking what other work needs. */
	readonly affordList: () => Promise<void>;
}

/** By the shop's origin: all nodes of this process share what the shop allows. */
const allowances = new Map<string, Allowance>();

function allowanceOf(origin: string): Allowance {
	const known = allowances.get(origin) ?? new Allowance();
	allowances.set(origin, known);
	return known;
}

/** Connects a node with the shop of its credential. Nothing is waited for beyond `deadlineMs`. */
export async function connectShopify(
	caller: Caller,
	deadlineMs?: number,
): Promise<ShopifyConnection> {
	const credentials = await caller.getCredentials<{ shop: string; clientSecret: string }>(
		CREDENTIAL,
	);
	const address = readShopAddress(credentials.shop);
	if (!address) {
		throw new NodeOperationError(
			caller.getNode(),
			'The shop in the credential is no shop address',
			{
				description: 'Enter its name, such as my-shop, or my-shop.myshopify.com.',
			},
		);
	}
	const allowance = allowanceOf(address.origin);
	const client = shopifyClient({
		send: async ({ document, variables }) => {
			const left = deadlineMs === undefined ? TIMEOUT_MS : deadlineMs - Date.now();
			return await request(caller, CREDENTIAL, {
				method: 'POST',
				url: `${address.origin}${ADMIN_PATH}`,
				body: { query: document, variables: variables ?? {} },
				headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
				json: true,
				timeout: Math.max(LEAST_TIMEOUT_MS, left),
			});
		},
		wait: sleep,
		now: Date.now,
		heard: (cost) => allowance.hear(cost, Date.now()),
		...(deadlineMs === undefined ? {} : { deadlineMs }),
	});
	return {
		client,
		address,
		clientSecret: String(credentials.clientSecret ?? '').trim(),
		affordList: async () => await sleep(allowance.pauseMs(Date.now())),
	};
}
