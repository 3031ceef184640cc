import { enterCredentials } from '../../../sandbox/demo/credentials.mts';
import { openFrontDoor } from '../../../sandbox/demo/frontDoor.mts';
import { startN8n, type N8nInstance } from '../../../sandbox/n8n/instance.mts';
import { freePort } from '../../../sandbox/n8n/port.mts';
import type { CredentialsByType } from '../../../sandbox/n8n/workflow-file.mts';
import { startShopify, type ShopifySandbox } from '../../../sandbox/shopify/index.mts';
import { startWati, type WatiSandbox } from '../../../sandbox/wati/index.mts';

/** Shopify delivers to public https alone. */
const TUNNEL = 'https://n8n.storm.example';

/** So that no test waits for the limits; the weather brings refusals of its own. */
const REQUESTS_PER_10_SECONDS = 1000;
const THROTTLE = { maximumAvailable: 20_000, restoreRate: 2000 };

export interface Services {
	readonly shop: ShopifySandbox;
	readonly wati: WatiSandbox;
}

/** A real n8n without any workflow, both services, and the credentials for them. */
export interface EmptyN8n extends Services {
	readonly n8n: N8nInstance;
	/** The same n8n as a browser reaches it, with its forms and pages. */
	readonly editor: N8nInstance;
	readonly credentials: CredentialsByType;
	close(): Promise<void>;
}

/** `before` is what both services hold before anybody hears of the sync. */
export async function openEmptyN8n(before?: (services: Services) => void): Promise<EmptyN8n> {
	const closing: (() => Promise<void>)[] = [];
	const close = async () => {
		for (const end of closing.splice(0).reverse()) await end();
	};
	return await opened(closing, close, before).catch(async (error: unknown) => {
		await close();
		throw error;
	});
}

async function opened(
	closing: (() => Promise<void>)[],
	close: () => Promise<void>,
	before?: (services: Services) => void,
): Promise<EmptyN8n> {
	const port = await freePort();
	const shop = await startShopify({
		tunnels: { [TUNNEL]: `http://127.0.0.1:${port}` },
		throttle: THROTTLE,
	});
	closing.push(async () => await shop.close());
	const wati = await startWati({
		requestsPer10Seconds: REQUESTS_PER_10_SECONDS,
		switches: { allowCampaignParameter: 'allowbroadcast' },
	});
	closing.push(async () => await wati.close());
	before?.({ shop, wati });
	const frontDoor = await openFrontDoor({
		port: await freePort(),
		leadsTo: port,
		publicOrigin: TUNNEL,
	});
	closing.push(async () => await frontDoor.close());
	const n8n = await startN8n({
		packageDir: process.cwd(),
		port,
		editorUrl: frontDoor.origin,
		webhookUrl: `${TUNNEL}/`,
		log: (line) => void process.stderr.write(`${line}\n`),
	});
	closing.push(async () => await n8n.stop());
	await n8n.rest.setUpOwner();
	return {
		shop,
		wati,
		n8n,
		editor: { ...n8n, origin: frontDoor.origin },
		credentials: await enterCredentials(n8n.rest, shop, wati),
		close,
	};
}
