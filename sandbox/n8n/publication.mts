import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Session } from './session.mts';

const Status = z.object({
	status: z.enum(['in_progress', 'published', 'partial', 'failed', 'not_published']),
	triggers: z.array(
		z.object({ nodeId: z.string(), status: z.string(), errorMessage: z.string().nullable() }),
	),
});
type Status = z.infer<typeof Status>;

const Workflow = z.object({
	versionId: z.string(),
	nodes: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** n8n tries a failing trigger five times over 15 s before it says so. */
const DEADLINE_MS = 60_000;

async function statusOf({ request }: Session, id: string): Promise<Status> {
	return Status.parse(await request('GET', `/workflows/${id}/publication-status`));
}

/** The status once it is one of those, or the last one when time is up. */
async function settled(
	session: Session,
	id: string,
	states: ReadonlyArray<Status['status']>,
): Promise<Status> {
	const deadline = Date.now() + DEADLINE_MS;
	for (;;) {
		const status = await statusOf(session, id);
		if (states.includes(status.status) || Date.now() > deadline) return status;
		await sleep(100);
	}
}

/** Publishes as the editor's button does, and waits until every trigger is live. */
export async function publish(session: Session, id: string): Promise<void> {
	const { versionId, nodes } = Workflow.parse(await session.request('GET', `/workflows/${id}`));
	await session.request('POST', `/workflows/${id}/activate`, { body: { versionId, name: '' } });
	const status = await settled(session, id, ['published', 'partial', 'failed']);
	if (status.status !== 'published') throw new Error(explain(id, status, nodes));
}

/** Waits as well: the old triggers go on answering for a moment. */
export async function unpublish(session: Session, id: string): Promise<void> {
	await session.request('POST', `/workflows/${id}/deactivate`, { body: {} });
	const { status } = await settled(session, id, ['not_published']);
	if (status !== 'not_published') throw new Error(`Workflow ${id} is still ${status}`);
}

function explain(
	id: string,
	{ status, triggers }: Status,
	nodes: z.infer<typeof Workflow>['nodes'],
): string {
	const failures = triggers
		.filter(({ errorMessage }) => errorMessage !== null)
		.map(({ nodeId, errorMessage }) => {
			const name = nodes.find((node) => node.id === nodeId)?.name ?? nodeId;
			return `${name}: ${errorMessage}`;
		});
	return [`Workflow ${id} is not published (${status})`, ...failures].join('\n');
}
