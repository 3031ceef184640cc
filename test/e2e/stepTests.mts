import { walk } from '../../sandbox/demo/check.mts';
import type { Demo } from '../../sandbox/demo/index.mts';
import { runsOf } from '../../sandbox/demo/runsBegun.mts';
import type { Step } from '../../sandbox/demo/sight.mts';
import type { Direction } from '../../sandbox/page/world.mts';

/** The steps that the demo's check goes through, one test each. */
export function stepTests(
	demo: () => Demo,
	steps: readonly Step[],
	directions: readonly Direction[],
): void {
	it.each(steps.map((step) => [step.name, step] as const))('carries over: %s', async (_, step) => {
		const { right, seen } = await walk(demo(), step);
		expect({ right, seen }).toEqual({ right: true, seen });
	});

	it.each(directions)('ends no run of %s as failed', async (direction) => {
		const statuses = (await runsOf(demo(), direction)).map(({ status }) => status);
		expect([...new Set(statuses)]).toEqual(['success']);
	});
}
