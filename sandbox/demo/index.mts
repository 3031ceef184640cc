import { startN8n, type N8nInstance } from '../n8n/instance.mts';
import { freePort } from '../n8n/port.mts';
import { DEMO_OWNER } from '../n8n/rest.mts';
import type { CredentialsByType } from '../n8n/workflow-file.mts';
import { startPage } from '../page/index.mts';
import { startShopify, type ShopifySandbox } from '../shopify/index.mts';
import { startWati, type WatiSandbox } from '../wati/index.mts';
import { enterCredentials } from './credentials.mts';
import { openFrontDoor } from './frontDoor.mts';
import { lastImportSparingly } from './importJobs.mts';
import { linksOf } from './links.mts';
import { enterOlderCustomers } from './olderCustomers.mts';
import { CONTACTS, PEOPLE } from './people.mts';
import { preferredPort } from './preferredPort.mts';
import { runByHand } from './runByHand.mts';
import { recentRuns } from './runs.mts';
import {
	DEMO_QUIET_SECONDS,
	inboundAddress,
	publishTemplates,
	type WorkflowIds,
} from './templates.mts';
import { worldOf } from './world.mts';

/** The address under which the shop knows n8n: Shopify delivers to public https alone. */
const TUNNEL = 'https://n8n.demo.example';

/** As Wati grants them on every plan. */
const REQUESTS_PER_10_SECONDS = 10;

export interface Demo {
	readonly shop: ShopifySandbox;
	readonly wati: WatiSandbox;
	readonly n8n: N8nInstance;
	/** Where a browser finds n8n, its forms and its pages. */
	readonly editor: string;
	readonly page: string;
	readonly workflows: WorkflowIds;
	/** Where Wati reports what people write. */
	readonly inbound: string;
	/** The credentials in n8n, by type. */
	readonly credentials: CredentialsByType;
	readonly login: { readonly email: string; readonly password: string };
	close(): Promise<void>;
}

export interface DemoSettings {
	/** Both Wati's limit and what the credential says of it. */
	readonly requestsPer10Seconds?: number;
}

/** Everything that a newcomer is shown: both services, n8n with the templates published, the page. */
export async function startDemo(
	log: (line: string) => void,
	{ requestsPer10Seconds = REQUESTS_PER_10_SECONDS }: DemoSettings = {},
): Promise<Demo> {
	const closing: (() => Promise<void>)[] = [];
	const close = async () => {
		for (const end of closing.splice(0).reverse()) await end();
	};
	try {
		const n8nPort = await freePort();
		const shop = await startShopify({
			shopName: 'Demo shop',
			tunnels: { [TUNNEL]: `http://127.0.0.1:${n8nPort}` },
		});
		closing.push(async () => await shop.close());
		enterOlderCustomers(shop);
		const wati = await startWati({
			requestsPer10Seconds,
			switches: { allowCampaignParameter: 'allowbroadcast' },
		});
		closing.push(async () => await wati.close());
		const frontDoor = await openFrontDoor({
			port: await preferredPort(5678),
			leadsTo: n8nPort,
			publicOrigin: TUNNEL,
		});
		closing.push(async () => await frontDoor.close());
		const editor = frontDoor.origin;
		const n8n = await startN8n({
			packageDir: process.cwd(),
			port: n8nPort,
			editorUrl: editor,
			webhookUrl: `${TUNNEL}/`,
			log,
		});
		closing.push(async () => await n8n.stop());

		log('Entering the credentials');
		const { rest } = n8n;
		await rest.setUpOwner();
		const credentials = await enterCredentials(rest, shop, wati);
		log('Importing and publishing the templates');
		log(`In the demo a contact may begin a run every ${DEMO_QUIET_SECONDS} s, not once a minute`);
		const workflows = await publishTemplates(rest, credentials);
		log('Adding the webhook in Wati');
		const inbound = await inboundAddress(n8n, workflows.watiToShopify);
		wati.agent.addWebhook(inbound, ['message', 'newContactMessageReceived']);
		log('Setting up the sync');
		await runByHand({ n8n, workflows }, 'setup');
		for (const person of PEOPLE) shop.merchant.createCustomer(person);
		for (const contact of CONTACTS) wati.agent.addContact(contact);

		const told = {
			runs: recentRuns(rest, workflows, editor),
			lastImport: lastImportSparingly(rest, editor),
		};
		const page = await startPage({
			world: worldOf(shop, wati, told, linksOf(editor, workflows)),
			port: await preferredPort(4300),
		});
		closing.push(async () => await page.close());
		return {
			shop,
			wati,
			n8n,
			editor,
			page: page.origin,
			workflows,
			inbound,
			credentials,
			login: DEMO_OWNER,
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}
