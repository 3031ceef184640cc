import type { Execution } from './engine.mts';
import type { Edits, ShippedName } from './template.mts';
import type { World } from './world.mts';

/** Somebody presses *Execute workflow* at a trigger of a template, in the first n8n of a world. */
export async function runByHand(
	world: World,
	template: ShippedName,
	trigger: string,
	edits: Edits = {},
): Promise<Execution> {
	const [site] = world.sites;
	if (site === undefined) throw new Error('There is no n8n');
	const { engine } = site;
	const workflow = engine.workflow(site.imported(template, edits));
	const start = workflow.getNode(trigger);
	if (start === null) throw new Error(`The template has no node ${trigger}`);
	const about = { mode: 'manual', id: engine.nextExecutionId() } as const;
	return await engine.run(workflow, start, [{ json: {} }], about);
}
