import { z } from 'zod';
import { itemsOf, type Execution, type ExecutionSummary } from '../n8n/executions.mts';
import type { N8nRest } from '../n8n/rest.mts';
import type { Direction, Run } from '../page/world.mts';
import { sparingly } from './sparingly.mts';
import { TITLES, type WorkflowIds } from './templates.mts';

/** The workflows whose runs are shown. */
type Live = Pick<WorkflowIds, Direction>;

const SHOWN_RUNS = 30;

const UNFINISHED: ReadonlySet<string> = new Set(['new', 'running', 'waiting']);

const TRIGGERS: Readonly<Record<Direction, string>> = {
	shopifyToWati: 'A Customer Changes',
	watiToShopify: 'A Contact Writes',
};

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const person = z.object({ id: z.string().optional(), displayName: z.string().nullish() });
const number = z.string().nullish();
const finished = z
	.object({
		/** A topic of Shopify's, or an event of Wati's. */
		event: z.object({ topic: z.string(), event: z.string(), number }).partial(),
		customer: person.nullish(),
		contact: z.object({ id: z.string(), number }).nullish(),
		match: z.object({ customer: person.optional() }).nullish(),
		outcome: z.object({
			action: z.string(),
			reason: z.string(),
			changes: z.array(
				z.object({
					field: z.string(),
					side: z.enum(['customer', 'contact']).optional(),
					from: value,
					to: value,
				}),
			),
			problems: z.array(z.object({ code: z.string(), message: z.string() })),
			customer: person.optional(),
			contact: z.object({ id: z.string().optional(), number }).optional(),
		}),
	})
	.partial();
type Finished = z.infer<typeof finished>;

const directionOf = (workflowId: string, { watiToShopify }: Live): Direction =>
	workflowId === watiToShopify ? 'watiToShopify' : 'shopifyToWati';

/** Where a run can end, and by which output: written, unlinked, or switched off. */
const ENDS = [
	['Upsert Customer', 0],
	['Unlink Contact', 0],
	['Check Settings', 1],
] as const;

/** Where a run can fail. */
const FAILS = [
	['Upsert Customer', 1],
	['Unlink Contact', 1],
	['Match Contact', 3],
	['Check Settings', 2],
] as const;

/** What a run's last node told, or as far as the run came. */
function lastWords(execution: Execution, direction: Direction): Finished {
	const first = (outputs: typeof ENDS | typeof FAILS) =>
		outputs.flatMap(([node, output]) => itemsOf(execution, node, output))[0];
	const ended = first(ENDS);
	if (ended) return finished.parse(ended);
	const begun = itemsOf(execution, TRIGGERS[direction])[0];
	// On its error output n8n keeps what the node itself tells under "details".
	const failed = first(FAILS);
	const details = failed?.['details'] as Record<string, unknown> | undefined;
	return finished.parse({ ...begun, ...failed, ...details });
}

function peopleIn({ event, customer, contact, match, outcome }: Finished) {
	const shopper = customer ?? match?.customer;
	const writer = outcome?.contact ?? contact;
	return {
		customer: {
			id: outcome?.customer?.id ?? shopper?.id,
			name: shopper?.displayName ?? undefined,
		},
		contact: { id: writer?.id, number: writer?.number ?? event?.number ?? undefined },
	};
}

/** What the last runs of both workflows did, for people to read. Finished ones are read once. */
export function recentRuns(
	rest: Pick<N8nRest, 'executions' | 'execution'>,
	workflows: Live,
	editor: string,
): () => Promise<readonly Run[]> {
	const known = new Map<string, Run>();

	const begun = ({ id, startedAt, workflowId }: ExecutionSummary): Run => ({
		id,
		at: startedAt ?? new Date().toISOString(),
		workflow: TITLES[directionOf(workflowId, workflows)],
		direction: directionOf(workflowId, workflows),
		status: 'running',
		changes: [],
		problems: [],
		url: `${editor}/workflow/${workflowId}/executions/${id}`,
	});

	const read = async (summary: ExecutionSummary): Promise<Run> => {
		const before = known.get(summary.id);
		if (before) return before;
		const run = begun(summary);
		// Of a run that has not ended n8n tells no data.
		if (UNFINISHED.has(summary.status)) return run;
		const execution = await rest.execution(summary.id);
		const item = lastWords(execution, directionOf(summary.workflowId, workflows));
		const { error } = execution.data.resultData;
		const problems = item.outcome?.problems ?? [];
		const ended: Run = {
			...run,
			status: summary.status === 'success' ? 'success' : 'error',
			event: item.event?.topic ?? item.event?.event,
			...peopleIn(item),
			...(item.outcome ? { outcome: item.outcome } : {}),
			changes: item.outcome?.changes ?? [],
			problems: error ? [...problems, { code: 'failed', message: error.message }] : problems,
		};
		known.set(summary.id, ended);
		return ended;
	};

	// A historical import has a place of its own: its many short runs would fill the list.
	const newest = async (direction: Direction): Promise<readonly ExecutionSummary[]> =>
		await rest.executions({ workflowId: workflows[direction], limit: SHOWN_RUNS });

	return sparingly(async () => {
		const both = await Promise.all([newest('shopifyToWati'), newest('watiToShopify')]);
		const executions = both.flat().sort((one, other) => Number(other.id) - Number(one.id));
		return await Promise.all(executions.slice(0, SHOWN_RUNS).map(read));
	});
}
