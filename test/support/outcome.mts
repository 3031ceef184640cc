import { z } from 'zod';
import { REASONS } from '../../nodes/core/reasons';
import type { Execution } from './engine.mts';

const problem = z.object({
	code: z.enum(REASONS),
	field: z.string().optional(),
	detail: z.string().optional(),
	message: z.string(),
});

const scalar = z.union([z.string(), z.boolean()]).nullable();

/** What Upsert Customer puts on an item. */
const outcome = z.object({
	action: z.enum(['created', 'updated', 'unchanged', 'skipped', 'held', 'failed']),
	reason: z.enum(REASONS),
	message: z.string().min(1),
	dryRun: z.literal(true).optional(),
	customer: z.object({ id: z.string().regex(/^\d+$/) }).optional(),
	contact: z.object({ id: z.string().optional(), number: z.string().optional() }).optional(),
	changes: z.array(
		z.object({
			side: z.enum(['customer', 'contact']),
			field: z.string(),
			from: scalar,
			to: scalar,
		}),
	),
	problems: z.array(problem),
});

export type ToldOutcome = z.infer<typeof outcome>;

const onErrorOutput = z.object({ error: z.string(), details: z.object({ outcome }) });

/** The outcome on an item, wherever it left the node. */
export const readOutcome = (json: { readonly outcome?: unknown }): ToldOutcome => {
	const failed = onErrorOutput.safeParse(json);
	return failed.success ? failed.data.details.outcome : outcome.parse(json.outcome);
};

const WRITERS = ['Upsert Customer', 'Unlink Contact'];

/** The outcomes of executions, those on the error output too. */
export const outcomesOf = (executions: readonly Execution[]): readonly ToldOutcome[] =>
	executions.flatMap((execution) =>
		WRITERS.flatMap((node) =>
			[0, 1].flatMap((output) =>
				execution.items(node, output).map(({ json }) => readOutcome(json)),
			),
		),
	);

/** Action and reason, and the codes of the problems, such as `updated customerChanged optOutKept`. */
export const inShort = ({ action, reason, problems }: ToldOutcome): string =>
	[action, reason, ...problems.map(({ code }) => code)].join(' ');

/** The one that had something to do, where several runs came of one action; else what all of them say. */
export function theOnly(
	outcomes: readonly ToldOutcome[],
	triggerErrors: readonly Error[],
): ToldOutcome {
	const done = outcomes.filter(
		({ action, reason }) => action !== 'unchanged' && reason !== 'staleCustomer',
	);
	const [outcome, ...others] = done.length > 0 ? done : outcomes;
	if (outcome === undefined || others.some((other) => inShort(other) !== inShort(outcome))) {
		const errors = triggerErrors.map(({ message }) => message);
		throw new Error(`Not one outcome: ${[...outcomes.map(inShort), ...errors].join('; ')}`);
	}
	return outcome;
}
