import { randomUUID } from 'node:crypto';
import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeParameters, INodeTypeDescription } from 'n8n-workflow';
import { z } from 'zod';

const FileNode = z
	.object({
		name: z.string(),
		type: z.string(),
		typeVersion: z.number(),
		position: z.tuple([z.number(), z.number()]),
		parameters: z.record(z.unknown()).default({}),
		webhookId: z.string().optional(),
	})
	.passthrough();

const WorkflowFile = z.object({
	name: z.string(),
	nodes: z.array(FileNode),
	connections: z.record(z.unknown()),
	pinData: z.record(z.unknown()).optional(),
	meta: z.record(z.unknown()).optional(),
});

export interface CredentialRef {
	readonly id: string;
	readonly name: string;
}
export type CredentialsByType = Readonly<Record<string, CredentialRef>>;
export type NodeTypes = readonly INodeTypeDescription[];

const versionsOf = ({ version }: INodeTypeDescription): readonly number[] => [version].flat();

function describe(types: NodeTypes, name: string, version: number): INodeTypeDescription {
	const type = types.find((each) => each.name === name && versionsOf(each).includes(version));
	if (type === undefined) throw new Error(`n8n has no node type ${name} in version ${version}`);
	return type;
}

/**
 * What the editor's *Import from File* makes of a template: new node ids, no settings, no static
 * data, no parameter that is hidden or at its default, and each credential that a node shows
 * taken from the account's own.
 */
export function asImported(file: unknown, types: NodeTypes, credentials: CredentialsByType) {
	const { name, nodes, connections, pinData, meta } = WorkflowFile.parse(file);
	return {
		name,
		connections,
		settings: { executionOrder: 'v1', binaryMode: 'separate' },
		...(pinData === undefined ? {} : { pinData }),
		...(meta === undefined ? {} : { meta }),
		nodes: nodes.map((node) => importNode(node, types, credentials)),
	};
}

const FORM_TRIGGER = 'n8n-nodes-base.formTrigger';

function importNode(
	{ webhookId, credentials: _foreign, ...fromFile }: z.infer<typeof FileNode>,
	types: NodeTypes,
	credentials: CredentialsByType,
): INode {
	const type = describe(types, fromFile.type, fromFile.typeVersion);
	const draft: INode = {
		...fromFile,
		id: randomUUID(),
		parameters: fromFile.parameters as INodeParameters,
	};
	const parameters =
		NodeHelpers.getNodeParameters(type.properties, draft.parameters, false, false, draft, type) ??
		{};
	const node: INode = { ...draft, parameters };
	const attached = credentialsOf(node, type, credentials);
	return {
		...node,
		...(Object.keys(attached).length === 0 ? {} : { credentials: attached }),
		...webhookIdOf(node.type, webhookId),
	};
}

/** Two imports of one form get two addresses; any other trigger keeps the one in the file. */
function webhookIdOf(type: string, inFile: string | undefined): { readonly webhookId?: string } {
	if (inFile === undefined) return {};
	return { webhookId: type === FORM_TRIGGER ? randomUUID() : inFile };
}

function credentialsOf(
	node: INode,
	type: INodeTypeDescription,
	credentials: CredentialsByType,
): Record<string, { id: string; name: string }> {
	const withDefaults =
		NodeHelpers.getNodeParameters(type.properties, node.parameters, true, false, node, type) ?? {};
	return Object.fromEntries(
		(type.credentials ?? [])
			.filter((wanted) => NodeHelpers.displayParameter(withDefaults, wanted, node, type))
			.flatMap((wanted) => {
				const own = credentials[wanted.name];
				return own === undefined ? [] : [[wanted.name, { id: own.id, name: own.name }]];
			}),
	);
}
