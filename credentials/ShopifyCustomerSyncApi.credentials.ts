import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { beginCheck, passCheck, TEST_MARK } from '../nodes/n8n/credentialCheck';
import { ADMIN_PATH } from '../nodes/shopify/apiVersion';
import { readShopAddress } from '../nodes/shopify/shopAddress';
import { signIn, type ShopifyCredentials } from '../nodes/shopify/signIn';

const REQUEST_TIMEOUT_MS = 20_000;

export class ShopifyCustomerSyncApi implements ICredentialType {
	name = 'shopifyCustomerSyncApi';

	displayName = 'Shopify Customer Sync API';

	icon: Icon = { light: 'file:shopify.svg', dark: 'file:shopify.dark.svg' };

	documentationUrl =
		'https://github.com/shopify-wati-sync/n8n-nodes-shopify-wati-sync#the-shopify-app';

	properties: INodeProperties[] = [
		{
			displayName: 'Shop',
			name: 'shop',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. my-shop or my-shop.myshopify.com',
			description: 'The name of the shop, its myshopify.com address, or the origin of a proxy',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{
					name: 'App of the Dev Dashboard (Client ID and Secret)',
					value: 'clientCredentials',
				},
				{ name: 'Access Token of a Custom App', value: 'accessToken' },
			],
			default: 'clientCredentials',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['clientCredentials'] } },
			description: 'In the Dev Dashboard: Apps, your app, Settings',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['accessToken'] } },
			placeholder: 'e.g. shpat_…',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'The client secret of the app, or the API secret key of a custom app. Shopify signs its webhooks with it.',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{ displayName: 'Finding', name: 'finding', type: 'hidden', default: '' },
		{ displayName: 'Check', name: 'check', type: 'hidden', default: '' },
	];

	/** Fetches the token that lasts a day; n8n calls it when there is none, and after a 401. */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<{ sessionToken: string; finding: string; check: string }> {
		const { token, finding } = await signIn(
			credentials as unknown as ShopifyCredentials,
			async (url, body, headers) => {
				const answer = (await this.helpers.httpRequest({
					method: 'POST',
					url,
					body,
					headers: { ...headers, 'Content-Type': 'application/json' },
					json: true,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					timeout: REQUEST_TIMEOUT_MS,
				})) as { statusCode: number; body: unknown };
				return { status: answer.statusCode, body: answer.body };
			},
		);
		return { sessionToken: token, finding, check: beginCheck() };
	}

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const { [TEST_MARK]: tested, ...headers } = request.headers ?? {};
		if (tested !== undefined) passCheck(credentials.check, credentials.finding);
		const origin = readShopAddress(String(credentials.shop))?.origin;
		return {
			...request,
			...(tested !== undefined && origin ? { baseURL: origin } : {}),
			headers: { ...headers, 'X-Shopify-Access-Token': String(credentials.sessionToken ?? '') },
		};
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.shop }}',
			url: ADMIN_PATH,
			method: 'POST',
			headers: { [TEST_MARK]: 'yes' },
			body: { query: '{ shop { name } }' },
		},
	};
}
