import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { startN8n, type N8nInstance } from '../n8n/instance.mts';
import { DEMO_OWNER } from '../n8n/rest.mts';
import { startPage } from '../page/index.mts';
import { startShopify, type ShopifySandbox } from '../shopify/index.mts';
import { startWati, type WatiSandbox } from '../wati/index.mts';
import { PEOPLE } from './people.mts';
import { preferredPort } from './preferredPort.mts';
import { recentRuns } from './runs.mts';
import { worldOf } from './world.mts';

/** The address under which the shop knows n8n: Shopify delivers to public https alone. */
const TUNNEL = 'https://n8n.demo.example';

const TEMPLATE = 'workflows/shopify-to-wati.json';

export interface Demo {
	readonly shop: ShopifySandbox;
	readonly wati: WatiSandbox;
	readonly n8n: N8nInstance;
	readonly page: string;
	readonly workflowId: string;
	/** The credentials in n8n, by type. */
	readonly credentials: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
	readonly login: { readonly email: string; readonly password: string };
	close(): Promise<void>;
}

const template = z
	.object({
		name: z.string(),
		nodes: z.array(z.record(z.unknown())),
		connections: z.record(z.unknown()),
	})
	.passthrough();

/** Everything that a newcomer is shown: both services, n8n with the template published, the page. */
export async function startDemo(log: (line: string) => void): Promise<Demo> {
	const closing: (() => Promise<void>)[] = [];
	const close = async () => {
		for (const end of closing.splice(0).reverse()) await end();
	};
	try {
		const n8nPort = await preferredPort(5678);
		const shop = await startShopify({
			shopName: 'Demo shop',
			tunnels: { [TUNNEL]: `http://127.0.0.1:${n8nPort}` },
		});
		closing.push(async () => await shop.close());
		const wati = await startWati({ switches: { allowCampaignParameter: 'allowbroadcast' } });
		closing.push(async () => await wati.close());
		const n8n = await startN8n({
			packageDir: process.cwd(),
			port: n8nPort,
			webhookUrl: `${TUNNEL}/`,
			log,
		});
		closing.push(async () => await n8n.stop());

		log('Entering the credentials');
		const { rest } = n8n;
		await rest.setUpOwner();
		const shopify = {
			shop: shop.origin,
			authentication: 'clientCredentials',
			clientId: shop.options.clientId,
			clientSecret: shop.options.clientSecret,
		};
		const account = { endpointUrl: wati.endpointUrl, accessToken: wati.options.token };
		const named = async (type: string, name: string, data: Record<string, string>) => ({
			[type]: { id: await rest.createCredential(name, type, data), name },
		});
		const credentials = {
			...(await named('shopifyCustomerSyncApi', 'Demo shop', shopify)),
			...(await named('watiCustomerSyncApi', 'Demo Wati account', account)),
		};
		log('Importing and publishing the template');
		const workflow = template.parse(JSON.parse(await readFile(TEMPLATE, 'utf8')));
		const workflowId = await rest.importWorkflow(workflow, credentials);
		await rest.publish(workflowId);
		for (const person of PEOPLE) shop.merchant.createCustomer(person);

		const runs = recentRuns(rest, workflowId, n8n.origin);
		const links = {
			n8n: n8n.origin,
			workflow: `${n8n.origin}/workflow/${workflowId}`,
			login: DEMO_OWNER,
		};
		const page = await startPage({
			world: worldOf(shop, wati, runs, links),
			port: await preferredPort(4300),
		});
		closing.push(async () => await page.close());
		return {
			shop,
			wati,
			n8n,
			page: page.origin,
			workflowId,
			credentials,
			login: DEMO_OWNER,
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}
