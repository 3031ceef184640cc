import { join } from 'node:path';
import { z } from 'zod';
import { run } from '../../../sandbox/n8n/command.mts';
import { installN8n } from '../../../sandbox/n8n/install.mts';
import { asImported } from '../../../sandbox/n8n/workflow-file.mts';
import type { EmptyN8n } from '../storm/empty.mts';
import { pathOf, readTemplate, type Template } from './files.mts';

const Node = z.object({ name: z.string() }).passthrough();
const Imported = z.object({ nodes: z.array(Node) }).passthrough();

/** `n8n import:workflow`; gives what it printed. */
export async function command({ n8n }: EmptyN8n, template: Template): Promise<string> {
	const { node, n8nDir } = await installN8n({ log: () => {} });
	const program = join(n8nDir, 'node_modules/n8n/bin/n8n');
	const input = `--input=${join(process.cwd(), pathOf(template))}`;
	return await run(node, [program, 'import:workflow', input], {
		env: {
			// Jest says "test", and then n8n's commands do nothing.
			NODE_ENV: 'production',
			HOME: n8n.userFolder,
			N8N_USER_FOLDER: n8n.userFolder,
			N8N_DIAGNOSTICS_ENABLED: 'false',
			N8N_RUNNERS_MODE: 'external',
		},
	});
}

/** In each node the credentials that it asks for, as a person chooses them in the editor. */
export async function chooseCredentials(at: EmptyN8n, template: Template): Promise<string> {
	const { rest } = at.n8n;
	const file = await readTemplate(template);
	const wanted = asImported(file, await rest.nodeTypes(), at.credentials).nodes;
	const { nodes } = Imported.parse(await rest.request('GET', `/workflows/${file.id}`));
	const chosen = nodes.map((node) => {
		const credentials = wanted.find(({ name }) => name === node.name)?.credentials;
		return credentials === undefined ? node : { ...node, credentials };
	});
	await rest.request('PATCH', `/workflows/${file.id}`, { body: { nodes: chosen } });
	return file.id;
}

export async function byCommand(at: EmptyN8n, template: Template): Promise<string> {
	await command(at, template);
	return await chooseCredentials(at, template);
}
