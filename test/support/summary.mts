import { z } from 'zod';
import { REASONS } from '../../nodes/core/reasons';
import type { Execution } from './engine.mts';

const reason = z.enum(REASONS);
const count = z.number().int().nonnegative();
const byReason = z.record(reason, count);
const customerId = z.string().regex(/^\d+$/);

/** What Upsert Customer tells of a batch: this, and nothing else. */
const summary = z.strictObject({
	records: count,
	created: count,
	updated: count,
	unchanged: count,
	skipped: count,
	held: count,
	failed: count,
	reasons: z.strictObject({ skipped: byReason, held: byReason, failed: byReason }).partial(),
	problems: byReason,
	calls: count,
	putOff: z.array(customerId),
	exceptions: z.array(
		z.strictObject({
			customerId,
			action: z.enum(['skipped', 'held', 'failed']),
			reason,
			message: z.string().min(1),
		}),
	),
	newContacts: z.array(
		z.strictObject({
			name: z.string().min(1),
			number: z.string().regex(/^[1-9]\d+$/),
			allowCampaign: z.boolean(),
			attributes: z.record(z.string()),
		}),
	),
	stop: z.strictObject({ reason, message: z.string().min(1) }).nullable(),
});

export type Summary = z.infer<typeof summary>;

export const ACTIONS = ['created', 'updated', 'unchanged', 'skipped', 'held', 'failed'] as const;

/** The summary of a page; `undefined` where there was nobody on it. Its parts make up the whole. */
export function summaryOf(execution: Execution): Summary | undefined {
	const [item, ...others] = execution.items('Upsert Customer');
	if (others.length > 0) throw new Error('More than one summary');
	if (item === undefined) return undefined;
	const read = summary.parse(item.json.summary);
	const parts = ACTIONS.reduce((sum, action) => sum + read[action], read.putOff.length);
	if (parts !== read.records) throw new Error(`${parts} of ${read.records} records are told`);
	const told = read.skipped + read.held + read.failed;
	if (told !== read.exceptions.length) throw new Error('Not each exception is told');
	return read;
}

/** The counts that are not none, such as `{ created: 2, skipped: 1 }`. */
export const counts = (read: Pick<Summary, (typeof ACTIONS)[number]>) =>
	Object.fromEntries(ACTIONS.map((action) => [action, read[action]]).filter(([, n]) => n !== 0));
