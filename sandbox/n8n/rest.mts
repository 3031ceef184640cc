import type { INodeTypeDescription } from 'n8n-workflow';
import { z } from 'zod';
import { credentialCalls } from './credentials.mts';
import type { CredentialCalls } from './credentials.mts';
import { executionCalls } from './executions.mts';
import type { ExecutionCalls } from './executions.mts';
import { publish, unpublish } from './publication.mts';
import { session } from './session.mts';
import type { Session } from './session.mts';
import { asImported } from './workflow-file.mts';
import type { CredentialsByType, NodeTypes } from './workflow-file.mts';

export interface Owner {
	readonly email: string;
	readonly firstName: string;
	readonly lastName: string;
	readonly password: string;
}

/** For an n8n that only this machine reaches, so there is nothing to hide. */
export const DEMO_OWNER: Owner = {
	email: 'owner@example.com',
	firstName: 'Demo',
	lastName: 'Owner',
	password: 'Sandbox-1',
};

const Settings = z.object({
	userManagement: z.object({ showSetupOnFirstLoad: z.boolean().default(false) }),
});
const Created = z.object({ id: z.string() });
const Workflow = z
	.object({ id: z.string(), name: z.string(), active: z.boolean(), versionId: z.string() })
	.passthrough();
const CommunityPackage = z.object({
	packageName: z.string(),
	installedVersion: z.string(),
	failedLoading: z.boolean(),
	installedNodes: z.array(z.object({ name: z.string(), type: z.string() })),
});

export type Workflow = z.infer<typeof Workflow>;
export type CommunityPackage = z.infer<typeof CommunityPackage>;

export interface N8nRest extends CredentialCalls, ExecutionCalls, Pick<Session, 'browser'> {
	/** Any other call of n8n's internal REST. */
	readonly request: Session['request'];
	/** Makes the owner of a new n8n, or logs in to one that was set up before. */
	setUpOwner(owner?: Owner): Promise<void>;
	importWorkflow(file: unknown, credentials?: CredentialsByType): Promise<string>;
	workflow(id: string): Promise<Workflow>;
	publish(id: string): Promise<void>;
	unpublish(id: string): Promise<void>;
	nodeTypes(): Promise<NodeTypes>;
	communityPackages(): Promise<readonly CommunityPackage[]>;
}

export function n8nRest(origin: string): N8nRest {
	const n8n = session(origin);
	const { browser, request } = n8n;
	const nodeTypes = async (): Promise<NodeTypes> =>
		(await n8n.file('/types/nodes.json')) as INodeTypeDescription[];

	// Megabytes that do not change while n8n runs; a demo imports seven templates.
	let known: NodeTypes | undefined;

	return {
		...credentialCalls(n8n),
		...executionCalls(n8n),
		browser,
		request,
		nodeTypes,
		async setUpOwner(owner = DEMO_OWNER) {
			const { userManagement } = Settings.parse(await request('GET', '/settings'));
			if (userManagement.showSetupOnFirstLoad) {
				await request('POST', '/owner/setup', { body: owner });
			} else {
				const { email, password } = owner;
				await request('POST', '/login', { body: { emailOrLdapLoginId: email, password } });
			}
		},
		async importWorkflow(file, credentials = {}) {
			known ??= await nodeTypes();
			const body = asImported(file, known, credentials);
			return Created.parse(await request('POST', '/workflows', { body })).id;
		},
		workflow: async (id) => Workflow.parse(await request('GET', `/workflows/${id}`)),
		publish: async (id) => await publish(n8n, id),
		unpublish: async (id) => await unpublish(n8n, id),
		communityPackages: async () =>
			z.array(CommunityPackage).parse(await request('GET', '/community-packages')),
	};
}
