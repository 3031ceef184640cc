import type { ExecutionSummary } from '../n8n/executions.mts';
import type { Direction } from '../page/world.mts';
import type { Demo } from './index.mts';
import type { Look } from './sight.mts';

/** The runs of one direction, the newest first. */
export const runsOf = async (
	{ n8n, workflows }: Demo,
	direction: Direction,
): Promise<readonly ExecutionSummary[]> =>
	await n8n.rest.executions({ workflowId: workflows[direction] });

/** Answers which runs have begun since. */
export async function sinceNow(
	demo: Demo,
	direction: Direction,
): Promise<() => Promise<readonly ExecutionSummary[]>> {
	const [last] = await runsOf(demo, direction);
	const newest = Number(last?.id ?? 0);
	return async () => (await runsOf(demo, direction)).filter(({ id }) => Number(id) > newest);
}

/** From now on exactly so many runs of this direction. */
export async function beginning(demo: Demo, direction: Direction, wanted: number): Promise<Look> {
	const since = await sinceNow(demo, direction);
	return async () => {
		const { length } = await since();
		return { right: length === wanted, seen: `runs: ${length}` };
	};
}
