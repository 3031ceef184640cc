import { setTimeout as sleep } from 'node:timers/promises';
import type { Direction } from '../page/world.mts';
import type { Demo } from './index.mts';

const DEADLINE_MS = 90_000;
const LOOK_EVERY_MS = 200;

/** Of one workflow, or of all. */
const isResting = async ({ n8n }: Demo, workflowId?: string): Promise<boolean> => {
	const of = workflowId === undefined ? {} : { workflowId };
	const unfinished = await n8n.rest.executions({ ...of, status: ['running', 'new'] });
	return unfinished.length === 0;
};

export async function waitUntil(is: () => Promise<boolean>): Promise<void> {
	for (const deadline = Date.now() + DEADLINE_MS; Date.now() < deadline; ) {
		if (await is()) return;
		await sleep(LOOK_EVERY_MS);
	}
	throw new Error('The demo does not come to rest.');
}

/** The runs of one direction have ended. */
export const ended = async (demo: Demo, direction: Direction): Promise<void> =>
	await waitUntil(async () => await isResting(demo, demo.workflows[direction]));

/**
 * Nothing is on its way any more: the shop's webhooks are delivered, and the runs of both workflows
 * have ended. Who writes a message waits for Wati's webhooks already.
 */
export async function quiet(demo: Demo): Promise<void> {
	const { webhooks } = demo.shop;
	await waitUntil(async () => {
		await webhooks.settled();
		const sent = webhooks.deliveries.length;
		// A run that ended just now may have made the shop send another webhook.
		return (await isResting(demo)) && webhooks.deliveries.length === sent;
	});
}
