import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from './engine.mts';

/** What a user changes on the canvas, by the name of the node. */
export type Edits = Readonly<
	Record<
		string,
		Partial<Pick<INode, 'onError' | 'disabled'>> & {
			readonly parameters?: INodeParameters;
		}
	>
>;

export const readTemplate = (name: string): WorkflowFile =>
	JSON.parse(
		readFileSync(path.join(process.cwd(), 'workflows', `${name}.json`), 'utf8'),
	) as WorkflowFile;

/** A shipped template as it is after the user chose the credentials and changed what they like. */
export function edited(
	template: WorkflowFile,
	edits: Edits,
	credentialsOf: (node: INode) => readonly string[],
): WorkflowFile {
	const stranger = Object.keys(edits).find(
		(name) => !template.nodes.some((node) => node.name === name),
	);
	if (stranger !== undefined) throw new Error(`The template has no node ${stranger}`);
	return {
		...template,
		nodes: template.nodes.map((node) => {
			const { parameters, ...rest } = edits[node.name] ?? {};
			const chosen = credentialsOf(node).map((type) => [type, { id: type, name: type }]);
			return {
				...node,
				...rest,
				parameters: { ...node.parameters, ...parameters },
				...(chosen.length > 0 ? { credentials: Object.fromEntries(chosen) } : {}),
			};
		}),
	};
}
