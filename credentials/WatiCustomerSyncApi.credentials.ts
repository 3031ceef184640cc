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
import { bareToken, readEndpoint } from '../nodes/wati/endpoint';
import { findingOf, type WatiCredentials } from '../nodes/wati/signIn';

const REQUEST_TIMEOUT_MS = 20_000;

export class WatiCustomerSyncApi implements ICredentialType {
	name = 'watiCustomerSyncApi';

	displayName = 'Wati Customer Sync API';

	icon: Icon = { light: 'file:wati.svg', dark: 'file:wati.dark.svg' };

	documentationUrl =
		'https://github.com/shopify-wati-sync/n8n-nodes-shopify-wati-sync#the-wati-token';

	properties: INodeProperties[] = [
		{
			displayName: 'Endpoint URL',
			name: 'endpointUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://live-mt-server.wati.io/12345',
			description: 'As Wati shows it under API, with the account number at its end',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'From Wati: Connectors, API, API Tokens',
		},
		{
			displayName: 'Requests per 10 Seconds',
			name: 'requestsPer10Seconds',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 10,
			description: 'The rate limit of your account. Wati allows 10 for contacts on every plan.',
		},
		{
			displayName: 'Checked',
			name: 'checked',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: 'no',
		},
		{ displayName: 'Finding', name: 'finding', type: 'hidden', default: '' },
		{ displayName: 'Check', name: 'check', type: 'hidden', default: '' },
	];

	/**
	 * There is nothing to fetch: n8n calls this in the credential test, where it looks what is wrong.
	 * `checked` is never empty, so that a run does not pay for the look.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<{ checked: string; finding: string; check: string }> {
		const finding = await findingOf(
			credentials as unknown as WatiCredentials,
			async (url, token) => {
				try {
					const answer = (await this.helpers.httpRequest({
						method: 'GET',
						url,
						headers: { Authorization: `Bearer ${token}` },
						returnFullResponse: true,
						ignoreHttpStatusErrors: true,
						timeout: REQUEST_TIMEOUT_MS,
					})) as { statusCode: number; headers: Record<string, unknown>; body: unknown };
					return {
						kind: 'answer',
						status: answer.statusCode,
						headers: answer.headers,
						body: answer.body,
					};
				} catch (error) {
					return { kind: 'silence', cause: error instanceof Error ? error.message : String(error) };
				}
			},
		);
		return { checked: 'yes', finding, check: beginCheck() };
	}

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const { [TEST_MARK]: tested, ...headers } = request.headers ?? {};
		if (tested !== undefined) passCheck(credentials.check, credentials.finding);
		const origin = readEndpoint(String(credentials.endpointUrl))?.origin;
		return {
			...request,
			...(tested !== undefined && origin ? { baseURL: origin } : {}),
			headers: {
				...headers,
				Authorization: `Bearer ${bareToken(String(credentials.accessToken))}`,
			},
		};
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.endpointUrl }}',
			url: '/api/ext/v3/contacts',
			qs: { page_number: 1, page_size: 1 },
			headers: { [TEST_MARK]: 'yes' },
		},
	};
}
