import { z } from 'zod';
import { parseFlatted } from './flatted.mts';
import type { Session } from './session.mts';

const Summary = z.object({
	id: z.string(),
	workflowId: z.string(),
	mode: z.string(),
	status: z.string(),
	startedAt: z.string().nullable(),
	stoppedAt: z.string().nullable().optional(),
});
export type ExecutionSummary = z.infer<typeof Summary>;

const Page = z.object({ results: z.array(Summary) });

const Items = z.array(z.array(z.object({ json: z.record(z.unknown()) }).passthrough()).nullable());
const NodeRun = z
	.object({
		executionStatus: z.string().optional(),
		data: z.object({ main: Items.optional() }).passthrough().optional(),
		error: z.object({ message: z.string() }).passthrough().optional(),
		hints: z.array(z.unknown()).optional(),
	})
	.passthrough();
const Data = z
	.object({
		resultData: z
			.object({
				runData: z.record(z.array(NodeRun)).default({}),
				lastNodeExecuted: z.string().optional(),
				error: z.object({ message: z.string() }).passthrough().optional(),
			})
			.passthrough(),
	})
	.passthrough();
const Detail = Summary.extend({ data: z.string().transform(parseFlatted).pipe(Data) });
export type Execution = z.infer<typeof Detail>;

export type ExecutionStatus =
	| 'success'
	| 'error'
	| 'running'
	| 'waiting'
	| 'canceled'
	| 'crashed'
	| 'new';

export interface ExecutionQuery {
	/** Of every workflow when not given. */
	readonly workflowId?: string;
	readonly status?: readonly ExecutionStatus[];
	/** The newest ones, at most 100. */
	readonly limit?: number;
}

export interface ExecutionCalls {
	executions(query: ExecutionQuery): Promise<readonly ExecutionSummary[]>;
	/** With what every node put out, by node name. */
	execution(id: string): Promise<Execution>;
	/** Starts a workflow as *Execute workflow* does, from the trigger of that name. */
	runManually(workflowId: string, trigger: string): Promise<string>;
	/** Goes on at the node that failed, as *Retry with original workflow* does; how it ended. */
	retry(id: string): Promise<string>;
}

export function executionCalls({ request }: Session): ExecutionCalls {
	return {
		async executions({ workflowId, status, limit = 100 }) {
			const filter = { workflowId, status };
			const params = { filter: JSON.stringify(filter), limit };
			return Page.parse(await request('GET', '/executions', { params })).results;
		},
		execution: async (id) => Detail.parse(await request('GET', `/executions/${id}`)),
		async runManually(workflowId, trigger) {
			const body = { triggerToStartFrom: { name: trigger } };
			const answer = await request('POST', `/workflows/${workflowId}/run`, { body });
			return z.object({ executionId: z.string() }).parse(answer).executionId;
		},
		async retry(id) {
			const answer = await request('POST', `/executions/${id}/retry`, { body: {} });
			return z.object({ status: z.string() }).parse(answer).status;
		},
	};
}

/** The JSON of every item that a node put out on one output, over all its runs. */
export function itemsOf(
	{ data }: Execution,
	node: string,
	output = 0,
): ReadonlyArray<Record<string, unknown>> {
	const runs = data.resultData.runData[node] ?? [];
	return runs.flatMap((run) => (run.data?.main?.[output] ?? []).map((item) => item.json));
}
