import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataTables, type DataTables, type Row } from '../../../sandbox/n8n/dataTables.mts';
import { itemsOf } from '../../../sandbox/n8n/executions.mts';
import { startN8n, type N8nInstance } from '../../../sandbox/n8n/instance.mts';
import { startShopify, type ShopifySandbox } from '../../../sandbox/shopify/index.mts';
import { startWati, type WatiSandbox } from '../../../sandbox/wati/index.mts';

export const RECONCILIATIONS = 'shopify_wati_reconciliations';
export const FAILURES = 'shopify_wati_failures';
const SETTINGS = 'shopify_wati_settings';

const REQUESTS_PER_10_SECONDS = 1000;
const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 200;

/** A real n8n with one of the templates published, a shop and an account. */
export interface Installation {
	readonly n8n: N8nInstance;
	readonly shop: ShopifySandbox;
	readonly wati: WatiSandbox;
	readonly tables: DataTables;
	set(name: string, value: string): Promise<void>;
	/** What *Execute workflow* does in the editor; answers what the last step of that name put out. */
	runNow(step: string): Promise<Readonly<Record<string, unknown>> | undefined>;
	/** Begins, and does not wait. */
	begin(): Promise<string>;
	/** The newest row, once it is so. */
	rowThat(table: string, is: (row: Row) => boolean): Promise<Row>;
	close(): Promise<void>;
}

export interface Preparation {
	readonly template: string;
	readonly log: (line: string) => void;
	/** Before the template is published. */
	readonly before?: (site: Pick<Installation, 'shop' | 'wati'>) => void;
}

export async function install({ template, log, before }: Preparation): Promise<Installation> {
	const shop = await startShopify({ searchIndexLagMs: 100 });
	const wati = await startWati({
		requestsPer10Seconds: REQUESTS_PER_10_SECONDS,
		switches: { allowCampaignParameter: 'allowbroadcast' },
	});
	before?.({ shop, wati });
	const n8n = await startN8n({ packageDir: process.cwd(), log });
	const { rest } = n8n;
	await rest.setUpOwner();
	const workflow = await rest.importWorkflow(
		JSON.parse(await readFile(`workflows/${template}.json`, 'utf8')),
		{
			shopifyCustomerSyncApi: await credential('shopifyCustomerSyncApi', {
				shop: shop.origin,
				authentication: 'clientCredentials',
				clientId: shop.options.clientId,
				clientSecret: shop.options.clientSecret,
			}),
			watiCustomerSyncApi: await credential('watiCustomerSyncApi', {
				endpointUrl: wati.endpointUrl,
				accessToken: wati.options.token,
				requestsPer10Seconds: REQUESTS_PER_10_SECONDS,
			}),
		},
	);
	await rest.publish(workflow);
	const tables = dataTables(rest);
	const begin = async () => await rest.runManually(workflow, 'Run Now');

	return {
		n8n,
		shop,
		wati,
		tables,
		begin,
		set: async (name, value) => await tables.write(SETTINGS, { name }, { value }),
		async runNow(step) {
			const id = await begin();
			return await until(async () => {
				const run = await rest.execution(id).catch(() => undefined);
				if (!run || ['new', 'running'].includes(run.status)) return undefined;
				if (run.status !== 'success') throw new Error(`The run ended as ${run.status}`);
				return { last: itemsOf(run, step).at(-1) };
			}).then(({ last }) => last);
		},
		rowThat: async (table, is) =>
			await until(async () => {
				const [row] = await tables.rows(table, {}, 1);
				return row && is(row) ? row : undefined;
			}),
		async close() {
			await n8n.stop();
			await wati.close();
			await shop.close();
		},
	};

	async function credential(type: string, data: Readonly<Record<string, unknown>>) {
		return { id: await rest.createCredential(type, type, data), name: type };
	}
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
	for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
		const seen = await look();
		if (seen !== undefined) return seen;
		await sleep(LOOK_EVERY_MS);
	}
	throw new Error('It does not come so far');
}
