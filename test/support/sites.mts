import { DataTables } from './dataTables.mts';
import { secondInstallation } from './secondInstallation.mts';
import type { Services } from './services.mts';
import { Site, type Secrets } from './site.mts';
import type { TemplateName } from './template.mts';
import { WebhookEndpoint } from './webhookEndpoint.mts';
import { UNPACED, type WorldSettings } from './worldSettings.mts';

let worlds = 0;

const secretsFor = ({ shopify, wati }: Services, rate = UNPACED): Secrets => ({
	shopifyCustomerSyncApi: {
		shop: shopify.origin,
		clientId: shopify.options.clientId,
		clientSecret: shopify.options.clientSecret,
	},
	watiCustomerSyncApi: {
		endpointUrl: wati.endpointUrl,
		accessToken: wati.options.token,
		requestsPer10Seconds: rate,
	},
});

/** As many n8n as are wished for, each with the templates, not yet published. */
export async function openSites(
	services: Services,
	settings: WorldSettings,
): Promise<readonly Site[]> {
	worlds += 1;
	const world = worlds;
	const { processes = 'one', templates = ['shopify-to-wati'] } = settings;
	const secrets = secretsFor(services, settings.requestsPer10Seconds);
	const first = await WebhookEndpoint.start();
	const second = processes === 'twoSideBySide' ? await WebhookEndpoint.start() : first;
	const originOf = (endpoint: WebhookEndpoint) => {
		// Shopify takes public addresses alone; without it the address that Wati is told may be the true one.
		if (!templates.includes('shopify-to-wati')) return endpoint.origin;
		const publicOrigin = `https://n8n-${world}${endpoint === first ? '' : '-b'}.example.com`;
		const { options } = services.shopify;
		options.tunnels = { ...options.tunnels, [publicOrigin]: endpoint.origin };
		return publicOrigin;
	};
	const shared = new DataTables();
	const open = async (endpoint: WebhookEndpoint, folder?: string) => {
		const tables = processes === 'twoInTurn' ? shared : new DataTables();
		return await Site.open({
			endpoint,
			publicOrigin: originOf(endpoint),
			secrets,
			tables,
			folder,
		});
	};
	const sites = [
		await open(first),
		...(processes === 'one' ? [] : [await open(second, secondInstallation())]),
	];

	const edits: Readonly<Record<TemplateName, WorldSettings['edits']>> = {
		'shopify-to-wati': settings.edits,
		'wati-to-shopify': settings.backEdits,
	};
	for (const name of templates) {
		const files = sites.map((site) => {
			const file = site.imported(name, edits[name] ?? {});
			return { ...file, id: `${file.id}${world}` };
		});
		// Processes behind one address have one data base, and so one workflow.
		sites.forEach((site, index) => {
			const file = processes === 'twoInTurn' ? files[0] : files[index];
			if (file !== undefined) site.add(name, file);
		});
	}
	return sites;
}
