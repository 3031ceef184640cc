import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { run } from '../../../sandbox/n8n/command.mts';
import { installN8n } from '../../../sandbox/n8n/install.mts';
import type { N8nInstance } from '../../../sandbox/n8n/instance.mts';
import type { CredentialsByType } from '../../../sandbox/n8n/workflow-file.mts';
import { IMPORT_FILE } from './template.mts';

const Node = z.object({ type: z.string() }).passthrough();
const Imported = z.object({ id: z.string(), nodes: z.array(Node) }).passthrough();
const File = z.object({ id: z.string() });

const OWN = 'n8n-nodes-shopify-wati-sync.';
const WANTED: Readonly<Record<string, readonly string[]>> = {
	shopifyCustomerSyncApi: ['listCustomers'],
	watiCustomerSyncApi: ['listCustomers', 'matchContact', 'upsertCustomer'],
};

/** `n8n import:workflow`, and then a person who chooses the credentials in the editor. */
export async function importByCommand(
	{ userFolder, rest }: N8nInstance,
	credentials: CredentialsByType,
): Promise<string> {
	const { node, n8nDir } = await installN8n({ log: () => {} });
	const program = join(n8nDir, 'node_modules/n8n/bin/n8n');
	await run(node, [program, 'import:workflow', `--input=${join(process.cwd(), IMPORT_FILE)}`], {
		env: {
			// Jest says "test", and then n8n's commands do nothing.
			NODE_ENV: 'production',
			HOME: userFolder,
			N8N_USER_FOLDER: userFolder,
			N8N_DIAGNOSTICS_ENABLED: 'false',
			N8N_RUNNERS_MODE: 'external',
		},
	});
	const { id } = File.parse(JSON.parse(await readFile(IMPORT_FILE, 'utf8')));
	const { nodes } = Imported.parse(await rest.request('GET', `/workflows/${id}`));
	const body = { nodes: nodes.map((each) => ({ ...each, credentials: chosen(each.type) })) };
	await rest.request('PATCH', `/workflows/${id}`, { body });
	return id;

	function chosen(type: string) {
		const own = Object.entries(credentials).filter(([name]) =>
			WANTED[name]?.some((wanted) => type === `${OWN}${wanted}`),
		);
		return own.length === 0 ? undefined : Object.fromEntries(own);
	}
}
