import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { Heard } from '../core/profile';
import { REASONS, type Reason } from '../core/reasons';

/** Whose data a run was about when it failed: the customer's number, or what the contact goes by. */
export type FailedRecord =
	| { readonly customer: string }
	| { readonly contact: string; readonly heard?: Heard | undefined };

const failed = z.object({
	failedRecords: z.array(
		z.union([
			z.object({ customer: z.string() }),
			z.object({ contact: z.string(), heard: z.enum(['optOut', 'optIn']).optional() }),
		]),
	),
	reason: z.enum(REASONS).catch('noAnswer'),
});

/**
 * Writes on an error whose run it ended. n8n hands the context of a node's error on to its Error
 * Trigger, so that these records can be tried again.
 */
export function withRecords<E extends { context: IDataObject }>(
	error: E,
	failedRecords: readonly FailedRecord[],
	reason: Reason,
): E {
	Object.assign(error.context, { failedRecords: [...failedRecords], reason });
	return error;
}

/** Reads back what `withRecords` wrote; `undefined` where nothing was. */
export function recordsOf(
	context: unknown,
): { readonly records: readonly FailedRecord[]; readonly reason: Reason } | undefined {
	const { data } = failed.safeParse(context);
	return data && data.failedRecords.length > 0
		? { records: data.failedRecords, reason: data.reason }
		: undefined;
}
