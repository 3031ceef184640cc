import { readFile } from 'node:fs/promises';
import { inboundAddress } from '../../../sandbox/demo/templates.mts';
import { openEmptyN8n, type EmptyN8n, type Services } from './empty.mts';

const FILES = {
	shopifyToWati: 'workflows/shopify-to-wati.json',
	watiToShopify: 'workflows/wati-to-shopify.json',
	historicalImport: 'workflows/historical-import.json',
	reconcile: 'workflows/reconcile.json',
	retry: 'workflows/retry-failures.json',
} as const;
export type StormTemplate = keyof typeof FILES;

/** Both services and a real n8n, with all that the sync needs published in it. */
export interface StormWorld extends EmptyN8n {
	readonly workflows: Readonly<Record<StormTemplate, string>>;
	/** SIGKILL; it comes back with everything published. */
	powerCut(): Promise<void>;
}

export async function openWorld(before: (services: Services) => void): Promise<StormWorld> {
	const empty = await openEmptyN8n(before);
	return await withTemplates(empty).catch(async (error: unknown) => {
		await empty.close();
		throw error;
	});
}

async function withTemplates(empty: EmptyN8n): Promise<StormWorld> {
	const { n8n, credentials, wati } = empty;
	const { rest } = n8n;
	const published = async (template: StormTemplate): Promise<string> => {
		const file: unknown = JSON.parse(await readFile(FILES[template], 'utf8'));
		const id = await rest.importWorkflow(file, credentials);
		await rest.publish(id);
		return id;
	};
	const workflows = {
		shopifyToWati: await published('shopifyToWati'),
		watiToShopify: await published('watiToShopify'),
		historicalImport: await published('historicalImport'),
		reconcile: await published('reconcile'),
		retry: await published('retry'),
	};
	const inbound = await inboundAddress(n8n, workflows.watiToShopify);
	wati.agent.addWebhook(inbound, ['message', 'newContactMessageReceived']);
	return {
		...empty,
		workflows,
		async powerCut() {
			await n8n.kill();
			await n8n.restart();
			await rest.setUpOwner();
		},
	};
}
