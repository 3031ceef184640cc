import { z } from 'zod';
import { itemsOf } from '../n8n/executions.mts';
import type { N8nRest } from '../n8n/rest.mts';
import type { Run } from '../page/world.mts';

const SHOWN_RUNS = 30;

const STATUSES: Readonly<Record<string, Run['status']>> = {
	success: 'success',
	new: 'running',
	running: 'running',
	waiting: 'running',
};

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const finished = z
	.object({
		event: z.object({ topic: z.string() }).passthrough(),
		customer: z
			.object({ id: z.string(), displayName: z.string().nullish() })
			.passthrough()
			.nullish(),
		outcome: z.object({
			action: z.string(),
			reason: z.string(),
			changes: z.array(z.object({ field: z.string(), from: value, to: value })),
			problems: z.array(z.object({ code: z.string(), message: z.string() }).passthrough()),
		}),
	})
	.partial()
	.passthrough();

/** What the last runs of a workflow did, for people to read. Finished ones are read once. */
export function recentRuns(rest: N8nRest, workflowId: string, editor: string) {
	const known = new Map<string, Run>();

	const read = async (id: string, at: string, status: string): Promise<Run> => {
		const execution = await rest.execution(id);
		const written = itemsOf(execution, 'Upsert Customer')[0];
		// On its error output n8n keeps what the node itself tells under "details".
		const failed = itemsOf(execution, 'Upsert Customer', 1)[0];
		const details = failed?.['details'] as Record<string, unknown> | undefined;
		const begun = itemsOf(execution, 'A Customer Changes')[0];
		const item = finished.parse(written ?? { ...begun, ...failed, ...details });
		const { error } = execution.data.resultData;
		const problems = item.outcome?.problems ?? [];
		return {
			id,
			at,
			workflow: 'Shopify to Wati',
			status: STATUSES[status] ?? 'error',
			event: item.event?.topic,
			customer: { id: item.customer?.id, name: item.customer?.displayName ?? undefined },
			...(item.outcome ? { outcome: item.outcome } : {}),
			changes: item.outcome?.changes ?? [],
			problems: error ? [...problems, { code: 'failed', message: error.message }] : problems,
			url: `${editor}/workflow/${workflowId}/executions/${id}`,
		};
	};

	return async (): Promise<readonly Run[]> => {
		const executions = await rest.executions({ workflowId, limit: SHOWN_RUNS });
		return await Promise.all(
			executions.map(async ({ id, startedAt, status }) => {
				const before = known.get(id);
				if (before) return before;
				const run = await read(id, startedAt ?? new Date().toISOString(), status);
				if (run.status !== 'running') known.set(id, run);
				return run;
			}),
		);
	};
}
