import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { KeptFailure } from '../core/failures';

/** The rows of the table `shopify_wati_failures`. */

const text = z.union([z.string(), z.number().transform(String)]).catch('');

/** A data table gives a date as a date, or as text. */
const time = z
	.union([z.date(), z.string(), z.number(), z.null(), z.undefined()])
	.catch(null)
	.transform((value) => {
		const at = value === null || value === undefined || value === '' ? Number.NaN : new Date(value);
		return Number.isNaN(Number(at)) ? null : new Date(Number(at)).toISOString();
	});

const row = z.object({
	key: z.string().min(1),
	direction: text,
	customer: text,
	contact: text,
	template: text,
	action: z.enum(['failed', 'held', 'crashed']).catch('failed'),
	reason: text,
	message: text,
	tries: z.coerce.number().int().nonnegative().catch(0),
	state: z.enum(['open', 'needsPerson', 'closed']).catch('open'),
	first_at: time,
	last_at: time,
	next_at: time,
	closed_at: time,
	told_at: time,
	execution: text,
	heard: z.enum(['optOut', '']).catch(''),
});

/** Reads a row as the table gives it; `undefined` when it is none. Columns of other people are let be. */
export function readFailureRow(json: unknown): KeptFailure | undefined {
	const { data } = row.safeParse(json);
	if (!data) return undefined;
	const { first_at, last_at, next_at, closed_at, told_at, ...same } = data;
	// A row that lost its dates is as old as it can be, and due.
	const epoch = new Date(0).toISOString();
	return {
		...same,
		firstAt: first_at ?? last_at ?? epoch,
		lastAt: last_at ?? first_at ?? epoch,
		nextAt: next_at,
		closedAt: closed_at,
		toldAt: told_at,
	};
}

/** A failure as a row: exactly the columns of the table. */
export const failureRow = (kept: KeptFailure): IDataObject => ({
	key: kept.key,
	direction: kept.direction,
	customer: kept.customer,
	contact: kept.contact,
	template: kept.template,
	action: kept.action,
	reason: kept.reason,
	message: kept.message,
	tries: kept.tries,
	state: kept.state,
	first_at: kept.firstAt,
	last_at: kept.lastAt,
	next_at: kept.nextAt,
	closed_at: kept.closedAt,
	told_at: kept.toldAt,
	execution: kept.execution,
	heard: kept.heard,
});
