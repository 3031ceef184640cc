import type { Demo } from './index.mts';
import { waitUntil } from './quiet.mts';
import type { Template } from './templates.mts';

/** How the trigger is called by which a person runs a template. */
const BY_HAND: Readonly<Partial<Record<Template, string>>> = {
	setup: 'Execute Once',
	reconcile: 'Run Now',
	retryFailures: 'Run Now',
};

/** Presses *Execute workflow* and waits for the end. */
export async function runByHand(
	{ n8n: { rest }, workflows }: Pick<Demo, 'n8n' | 'workflows'>,
	template: Template,
): Promise<void> {
	const trigger = BY_HAND[template];
	if (trigger === undefined) throw new Error(`Nobody runs the template ${template} by hand.`);
	const workflowId = workflows[template];
	await rest.runManually(workflowId, trigger);
	await waitUntil(async () => {
		const going = await rest.executions({ workflowId, status: ['new', 'running', 'waiting'] });
		return going.length === 0;
	});
}
