import type { EmptyN8n } from '../storm/empty.mts';
import { readTemplate, type Template } from './files.mts';

/** *Import from File*, and every credential chosen. */
export const byEditor = async (
	{ n8n, credentials }: EmptyN8n,
	template: Template,
): Promise<string> => await n8n.rest.importWorkflow(await readTemplate(template), credentials);
