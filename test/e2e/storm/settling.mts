import { setTimeout as sleep } from 'node:timers/promises';
import type { StormWorld } from './world.mts';

const DEADLINE_MS = 240_000;
const LOOK_EVERY_MS = 300;

/** Nothing is on its way any more: deliveries have arrived, and runs have ended. */
export async function calm(world: StormWorld): Promise<void> {
	const { shop } = world;
	for (const deadline = Date.now() + DEADLINE_MS; Date.now() < deadline; ) {
		await shop.webhooks.settled();
		const sent = shop.webhooks.deliveries.length;
		const running = await unfinished(world);
		if (running.length === 0 && shop.webhooks.deliveries.length === sent) return;
		await sleep(LOOK_EVERY_MS);
	}
	throw new Error('The storm does not come to rest');
}

/** *Execute workflow* in the editor, from the trigger *Run Now*, to its end. */
export async function runNow(world: StormWorld, template: 'reconcile' | 'retry'): Promise<string> {
	const { n8n, workflows } = world;
	const id = await n8n.rest.runManually(workflows[template], 'Run Now');
	// A run that has only just begun is in no list yet, so its absence does not say that it ended.
	for (const deadline = Date.now() + DEADLINE_MS; Date.now() < deadline; ) {
		const runs = await n8n.rest.executions({ workflowId: workflows[template] });
		const status = runs.find((run) => run.id === id)?.status ?? 'new';
		if (!['new', 'running'].includes(status)) return status;
		await sleep(LOOK_EVERY_MS);
	}
	throw new Error(`The run ${id} of ${template} does not end`);
}

export async function unfinished({ n8n }: StormWorld): Promise<readonly string[]> {
	const running = await n8n.rest.executions({ status: ['running', 'new'] });
	return running.map(({ id }) => id);
}

export async function untilEnded(world: StormWorld, ids: readonly string[]): Promise<void> {
	for (const deadline = Date.now() + DEADLINE_MS; Date.now() < deadline; ) {
		const left = await unfinished(world);
		if (!ids.some((id) => left.includes(id))) return;
		await sleep(LOOK_EVERY_MS);
	}
	throw new Error('Runs that began before do not end');
}
