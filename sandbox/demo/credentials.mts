import type { N8nRest } from '../n8n/rest.mts';
import type { CredentialsByType } from '../n8n/workflow-file.mts';
import type { ShopifySandbox } from '../shopify/index.mts';
import type { WatiSandbox } from '../wati/index.mts';

/** One credential for each service, as a person makes them in n8n's editor. */
export async function enterCredentials(
	rest: N8nRest,
	shop: ShopifySandbox,
	{ endpointUrl, options: wati }: WatiSandbox,
): Promise<CredentialsByType> {
	const entered = async (type: string, name: string, data: Readonly<Record<string, unknown>>) => ({
		[type]: { id: await rest.createCredential(name, type, data), name },
	});
	return {
		...(await entered('shopifyCustomerSyncApi', 'Demo shop', {
			shop: shop.origin,
			authentication: 'clientCredentials',
			clientId: shop.options.clientId,
			clientSecret: shop.options.clientSecret,
		})),
		...(await entered('watiCustomerSyncApi', 'Demo Wati account', {
			endpointUrl,
			accessToken: wati.token,
			requestsPer10Seconds: wati.requestsPer10Seconds,
		})),
	};
}
