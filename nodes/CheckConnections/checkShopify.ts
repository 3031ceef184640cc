import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { asFlag } from '../n8n/parameters';
import { readShopAddress } from '../shopify/shopAddress';
import { signIn, type ShopifyCredentials } from '../shopify/signIn';
import { checkWebhooks } from './checkWebhooks';
import { credentialOf, orProblem } from './findOut';
import { plainPost } from './plainPost';

const SIGN_IN_TIMEOUT_MS = 20_000;

/** What the credential test finds, and which scopes there are. */
async function lookAtApp(context: IExecuteFunctions) {
	const credentials = await credentialOf<ShopifyCredentials>(context, 'shopify');
	const post = plainPost(context, SIGN_IN_TIMEOUT_MS);
	const { findings, scopes } = await signIn(credentials, post);
	return { shop: readShopAddress(credentials.shop)?.origin, findings, scopes };
}

/** Whether the app may do what the sync needs, and whether Shopify delivers to the trigger. */
export async function checkShopify(context: IExecuteFunctions): Promise<IDataObject> {
	const found: string[] = [];
	const app = await orProblem(found, async () => await lookAtApp(context));
	const {
		problems: lost = [],
		notes = [],
		...webhooks
	} = asFlag(context.getNodeParameter('checkWebhooks', 0, true))
		? await checkWebhooks(context, app?.scopes)
		: {};
	const problems = [...found, ...(app?.findings ?? []), ...lost];
	return {
		service: 'shopify',
		ok: problems.length === 0,
		problems,
		notes: [...notes],
		shop: app?.shop ?? null,
		scopes: [...(app?.scopes ?? [])],
		...('address' in webhooks ? { webhooks: webhooks as unknown as IDataObject } : {}),
	};
}
