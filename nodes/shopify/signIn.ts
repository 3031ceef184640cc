import { z } from 'zod';
import { ADMIN_PATH } from './apiVersion';
import { noShop, readAccess, type PostAnswer } from './appAccess';
import { DOCUMENTS } from './documents';
import { readShopAddress } from './shopAddress';

export interface ShopifyCredentials {
	readonly shop: string;
	readonly authentication: 'clientCredentials' | 'accessToken';
	readonly clientId: string;
	readonly clientSecret: string;
	readonly accessToken: string;
}

export type { PostAnswer } from './appAccess';

/** Sends a body and answers with any status; throws only when nothing comes back. */
export type Post = (
	url: string,
	body: object,
	headers: Readonly<Record<string, string>>,
) => Promise<PostAnswer>;

export interface SignedIn {
	readonly token: string;
	/** What the user should mend first, in a sentence; empty when all is well. */
	readonly finding: string;
	/** All of it. */
	readonly findings: readonly string[];
	/** The scopes that the app was granted, where Shopify tells. */
	readonly scopes: readonly string[];
}

const tokenAnswer = z.object({ access_token: z.string().min(1) });
const refusal = z.object({ error: z.string(), error_description: z.string().optional() });

function refusedToken({ status, body }: PostAnswer, origin: string): string {
	const text = typeof body === 'string' ? body : '';
	if (/app_not_installed/i.test(text)) {
		return 'The app is not installed in this shop. Open the app in the Dev Dashboard, choose Install, and pick the shop.';
	}
	const { success, data } = refusal.safeParse(body);
	if (success && data.error === 'shop_not_permitted') {
		return 'Shopify does not let this app sign in to this shop: app and shop must belong to the same organization in the Dev Dashboard.';
	}
	if (success && /invalid_client|invalid_request|application_cannot_be_found/.test(data.error)) {
		return 'Shopify does not know this client ID, or the client secret is wrong. Copy both anew from the Dev Dashboard: Apps, your app, Settings.';
	}
	if (status === 404 || status === 402 || status === 423) {
		return noShop(origin);
	}
	return `Shopify refused to sign in (HTTP ${status}${success ? `, ${data.error}` : ''}). Check the client ID and the client secret.`;
}

async function requestToken(
	credentials: ShopifyCredentials,
	origin: string,
	post: Post,
): Promise<string> {
	const { clientId, clientSecret } = credentials;
	const answer = await post(
		`${origin}/admin/oauth/access_token`,
		{
			grant_type: 'client_credentials',
			client_id: clientId.trim(),
			client_secret: clientSecret.trim(),
		},
		{},
	);
	const token = answer.status === 200 ? tokenAnswer.safeParse(answer.body) : undefined;
	if (token?.success) return token.data.access_token;
	throw new Error(refusedToken(answer, origin));
}

/**
 * A token for the Admin API, and what is wrong with the app as far as one look shows. Throws an
 * error in the user's words when there is no token to be had.
 */
export async function signIn(credentials: ShopifyCredentials, post: Post): Promise<SignedIn> {
	const address = readShopAddress(credentials.shop);
	if (!address) {
		throw new Error(
			'The shop is not a shop address. Enter its name, such as my-shop, or my-shop.myshopify.com.',
		);
	}
	const { origin } = address;
	const byToken = credentials.authentication === 'accessToken';
	if (byToken && credentials.accessToken.trim() === '') {
		throw new Error('The access token is empty.');
	}
	// The cause is left out: n8n puts sentences of its own in place of any that names a network code.
	const reach = async <T>(request: Promise<T>): Promise<T> =>
		await request.catch(() => {
			throw new Error(`Nothing answers at ${origin}. Check the shop name, and the network of n8n.`);
		});
	const token = byToken
		? credentials.accessToken.trim()
		: await requestToken(credentials, origin, async (...all) => await reach(post(...all)));
	const look = await reach(
		post(
			`${origin}${ADMIN_PATH}`,
			{ query: DOCUMENTS.access },
			{ 'X-Shopify-Access-Token': token },
		),
	);
	const noSecret =
		credentials.clientSecret.trim() === ''
			? 'The client secret (API secret key) is empty: without it no webhook can be trusted.'
			: '';
	const { findings: found, scopes } = readAccess(look, origin);
	const findings = [...found, ...(noSecret === '' ? [] : [noSecret])];
	return { token, finding: findings[0] ?? '', findings, scopes };
}
