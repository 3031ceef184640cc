import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** As the README lists them. */
export const TEMPLATES = [
	'setup',
	'shopify-to-wati',
	'wati-to-shopify',
	'historical-import',
	'reconcile',
	'retry-failures',
	'sync-health',
] as const;
export type Template = (typeof TEMPLATES)[number];

/** Whoever only presses a button in it need not publish it. */
export const PUBLISHED = TEMPLATES.filter((template) => template !== 'setup');

export const pathOf = (template: Template): string => `workflows/${template}.json`;

const Node = z
	.object({ name: z.string(), type: z.string(), parameters: z.record(z.unknown()).default({}) })
	.passthrough();
const File = z.object({ id: z.string(), nodes: z.array(Node) }).passthrough();
export type File = z.infer<typeof File>;

export const readTemplate = async (template: Template): Promise<File> =>
	File.parse(JSON.parse(await readFile(pathOf(template), 'utf8')));
