import type { Execution } from '../../../sandbox/n8n/executions.mts';
import type { N8nInstance } from '../../../sandbox/n8n/instance.mts';
import { waitUntil } from '../../../sandbox/demo/quiet.mts';

/** *Execute workflow* in the editor, to its end. */
export async function manualRun(
	{ rest }: N8nInstance,
	workflowId: string,
	trigger: string,
): Promise<Execution> {
	const id = await rest.runManually(workflowId, trigger);
	await waitUntil(async () => {
		const unfinished = await rest.executions({ workflowId, status: ['running', 'new'] });
		return unfinished.every((run) => run.id !== id);
	});
	return await rest.execution(id);
}
