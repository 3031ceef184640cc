import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { N8nInstance } from '../n8n/instance.mts';
import type { N8nRest } from '../n8n/rest.mts';
import type { CredentialsByType } from '../n8n/workflow-file.mts';
import type { Direction } from '../page/world.mts';

export type Template =
	| Direction
	| 'setup'
	| 'historicalImport'
	| 'reconcile'
	| 'retryFailures'
	| 'syncHealth';

export type WorkflowIds = Readonly<Record<Template, string>>;

export const TITLES: Readonly<Record<Template, string>> = {
	shopifyToWati: 'Shopify to Wati',
	watiToShopify: 'Wati to Shopify',
	historicalImport: 'Historical import',
	setup: 'Set up the sync',
	reconcile: 'Reconcile',
	retryFailures: 'Retry failures',
	syncHealth: 'Sync health',
};

/** Shorter than the template's, so that whoever plays need not wait a minute between messages. */
export const DEMO_QUIET_SECONDS = 3;

const FILES: Readonly<Record<Template, string>> = {
	shopifyToWati: 'workflows/shopify-to-wati.json',
	watiToShopify: 'workflows/wati-to-shopify.json',
	historicalImport: 'workflows/historical-import.json',
	setup: 'workflows/setup.json',
	reconcile: 'workflows/reconcile.json',
	retryFailures: 'workflows/retry-failures.json',
	syncHealth: 'workflows/sync-health.json',
};

const INBOUND_TRIGGER = 'n8n-nodes-shopify-wati-sync.watiInboundTrigger';

const Node = z
	.object({
		type: z.string(),
		webhookId: z.string().optional(),
		parameters: z.record(z.unknown()).default({}),
	})
	.passthrough();
const File = z.object({ nodes: z.array(Node) }).passthrough();

/** A template as it is shipped, but for the quiet time. */
export async function templateOf(template: Template): Promise<unknown> {
	const file = File.parse(JSON.parse(await readFile(FILES[template], 'utf8')));
	const nodes = file.nodes.map((node) => {
		if (node.type !== INBOUND_TRIGGER) return node;
		return { ...node, parameters: { ...node.parameters, quietSeconds: DEMO_QUIET_SECONDS } };
	});
	return { ...file, nodes };
}

export async function publishTemplates(
	rest: N8nRest,
	credentials: CredentialsByType,
): Promise<WorkflowIds> {
	const imported = async (template: Template) =>
		await rest.importWorkflow(await templateOf(template), credentials);
	const published = async (template: Template) => {
		const id = await imported(template);
		await rest.publish(id);
		return id;
	};
	return {
		shopifyToWati: await published('shopifyToWati'),
		watiToShopify: await published('watiToShopify'),
		historicalImport: await published('historicalImport'),
		reconcile: await published('reconcile'),
		retryFailures: await published('retryFailures'),
		syncHealth: await published('syncHealth'),
		// Only ever run by hand.
		setup: await imported('setup'),
	};
}

/** The *Production URL* that the editor shows in the trigger; n8n makes the secret in it. */
export async function inboundAddress(
	{ rest, origin }: Pick<N8nInstance, 'rest' | 'origin'>,
	workflowId: string,
): Promise<string> {
	const { nodes } = File.parse(await rest.workflow(workflowId));
	const secret = nodes.find(({ type }) => type === INBOUND_TRIGGER)?.webhookId;
	if (secret === undefined) throw new Error(`Workflow ${workflowId} has no inbound address`);
	return `${origin}/webhook/${secret}/wati`;
}
