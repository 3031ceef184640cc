import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { WorkflowFile } from './engine.mts';

/** What a user changes on the canvas, by the name of the node. */
export type Edits = Readonly<
	Record<
		string,
		Partial<Pick<INode, 'onError' | 'disabled' | 'webhookId'>> & {
			readonly parameters?: INodeParameters;
		}
	>
>;

export const TEMPLATES = ['shopify-to-wati', 'wati-to-shopify'] as const;
export type TemplateName = (typeof TEMPLATES)[number];

/** Those too that need more than an event: n8n's forms and pages, its clock, or a person. */
export const SHIPPED = [
	...TEMPLATES,
	'historical-import',
	'reconcile',
	'retry-failures',
	'setup',
	'sync-health',
] as const;
export type ShippedName = (typeof SHIPPED)[number];

export const readTemplate = (name: ShippedName): WorkflowFile =>
	JSON.parse(
		readFileSync(path.join(process.cwd(), 'workflows', `${name}.json`), 'utf8'),
	) as WorkflowFile;

/**
 * A shipped template as it is after n8n imported it and the user chose the credentials and changed
 * what they like: n8n gives a trigger with a webhook its random id.
 */
export function edited(
	template: WorkflowFile,
	edits: Edits,
	descriptionOf: (node: INode) => INodeTypeDescription,
): WorkflowFile {
	const stranger = Object.keys(edits).find(
		(name) => !template.nodes.some((node) => node.name === name),
	);
	if (stranger !== undefined) throw new Error(`The template has no node ${stranger}`);
	return {
		...template,
		nodes: template.nodes.map((node) => {
			const { parameters, ...rest } = edits[node.name] ?? {};
			const description = descriptionOf(node);
			const set = { ...node, ...rest, parameters: { ...node.parameters, ...parameters } };
			const chosen = (description.credentials ?? [])
				.filter((one) => NodeHelpers.displayParameter(set.parameters, one, set, description))
				.map(({ name }) => [name, { id: name, name }]);
			const imported = {
				...set,
				...(chosen.length > 0 ? { credentials: Object.fromEntries(chosen) } : {}),
			};
			NodeHelpers.resolveNodeWebhookId(imported, description);
			return imported;
		}),
	};
}
