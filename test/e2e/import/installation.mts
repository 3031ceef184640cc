import { startN8n, type N8nInstance } from '../../../sandbox/n8n/instance.mts';
import type { CredentialsByType } from '../../../sandbox/n8n/workflow-file.mts';
import { atRest } from './rest.mts';
import { credentialsOf, openSite, type Site, type SiteSettings } from './site.mts';
import { forgetImports } from './tables.mts';
import { importTemplate, type Edits } from './template.mts';

/** A real n8n with the import published. */
export interface Installation {
	readonly n8n: N8nInstance;
	readonly workflow: string;
	readonly credentials: CredentialsByType;
	/** Another shop and another account, and nothing is known of an import. */
	settle(settings?: SiteSettings): Promise<Site>;
	close(): Promise<void>;
}

export interface InstallationSettings {
	readonly edits?: Edits;
	/** For n8n, besides its usual environment. */
	readonly env?: Readonly<Record<string, string>>;
	readonly log: (line: string) => void;
}

export async function install({
	edits = {},
	env = {},
	log,
}: InstallationSettings): Promise<Installation> {
	const n8n = await startN8n({ packageDir: process.cwd(), env, log });
	let site = await openSite();
	await n8n.rest.setUpOwner();
	const credentials: Record<string, { id: string; name: string }> = {};
	for (const [type, data] of Object.entries(credentialsOf(site))) {
		credentials[type] = { id: await n8n.rest.createCredential(type, type, data), name: type };
	}
	const workflow = await n8n.rest.importWorkflow(await importTemplate(edits), credentials);
	await n8n.rest.publish(workflow);
	return {
		n8n,
		workflow,
		credentials,
		async settle(settings) {
			await atRest(n8n.rest);
			await site.close();
			site = await openSite(settings);
			for (const [type, data] of Object.entries(credentialsOf(site))) {
				const body = { name: type, type, data };
				await n8n.rest.request('PATCH', `/credentials/${credentials[type]?.id}`, { body });
			}
			await forgetImports(n8n.rest);
			return site;
		},
		async close() {
			await n8n.stop();
			await site.close();
		},
	};
}
