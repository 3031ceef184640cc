import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const Node = z
	.object({ name: z.string(), parameters: z.record(z.unknown()).default({}) })
	.passthrough();
const File = z.object({ nodes: z.array(Node) }).passthrough();

type Parameters = Readonly<Record<string, unknown>>;

/** Which nodes a user changed on the canvas, by name. */
export type Edits = Readonly<Record<string, (shipped: Parameters) => Parameters>>;

export const IMPORT_FILE = 'workflows/historical-import.json';

/** The template as it is shipped, but for the edits. */
export async function importTemplate(edits: Edits = {}): Promise<unknown> {
	const file = File.parse(JSON.parse(await readFile(IMPORT_FILE, 'utf8')));
	const unknown = Object.keys(edits).filter((name) =>
		file.nodes.every((node) => node.name !== name),
	);
	if (unknown.length > 0) throw new Error(`The template has no node ${unknown.join(', ')}`);
	const nodes = file.nodes.map((node) => {
		const edit = edits[node.name];
		return edit ? { ...node, parameters: edit(node.parameters) } : node;
	});
	return { ...file, nodes };
}

/** As a merchant does who also takes the number of the address: only these can be no number. */
export const takingAddressPhones: Edits = {
	'Map Attributes': (shipped) => ({
		...shipped,
		options: { ...Object(shipped['options']), addressPhone: true },
	}),
};

/** So that no test waits five minutes, or one. */
export const lookingOften: Edits = {
	'Every 5 Minutes': () => ({ rule: { interval: [{ field: 'seconds', secondsInterval: 3 }] } }),
	'Try Again Later': (shipped) => inSeconds(shipped),
	'Tell the Import': (shipped) => inSeconds(shipped),
};

/** What is a minute in the template is a second here. */
function inSeconds(shipped: Parameters): Parameters {
	const text = JSON.stringify(shipped);
	if (!text.includes('minutes:')) throw new Error('There are no minutes in these parameters');
	return JSON.parse(text.replaceAll('minutes:', 'seconds:')) as Parameters;
}
