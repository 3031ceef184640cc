import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { Failure, FailedAction, Sighting } from '../core/failures';
import { keptMessage } from '../core/failureMessage';
import { verdictOn } from '../core/failureVerdict';
import { fingerprint } from '../core/fingerprint';
import type { Problem, Reason } from '../core/reasons';
import { REASONS } from '../core/reasons';
import { explain } from './explain';
import { crashIn } from './failedRun';
import { keyOf, recordOf, type ItemRecord } from './failureRecord';
import type { Direction } from './itemJson';

/** How items are read: one direction for all, or each as it says itself. */
export interface Reading {
	readonly direction: Direction | undefined;
	readonly template: string;
}

const reason = z.enum(REASONS);
const problem = z.object({
	code: reason,
	field: z.string().optional(),
	detail: z.string().optional(),
});

const outcomeShape = z.object({
	action: z.enum(['created', 'updated', 'unchanged', 'skipped', 'held', 'failed']),
	reason,
	message: z.string().optional(),
	detail: z.string().optional(),
	dryRun: z.literal(true).optional().catch(undefined),
	problems: z.array(problem).optional().catch(undefined),
});

const textOf = (value: unknown): string =>
	typeof value === 'string' ? value : String((value as IDataObject | null)?.message ?? '');

const RUN_KEY_DIGITS = 12;

/** What concerns no record is kept under what was said, whatever the numbers in it. */
function failing(
	record: ItemRecord,
	{ action, because, message }: { action: FailedAction; because: Reason; message: string },
	item: number,
	template: string,
): Sighting {
	const { direction, contact, mergedId, heard } = record;
	const kept = keptMessage(message);
	// Whom to look at again is the one who went: the survivor has a record of their own.
	const customer = mergedId ?? record.customer;
	const names = mergedId === undefined ? record.names : [mergedId];
	const [name, ...others] = names.map((one) => keyOf(direction, one));
	const failure: Failure = {
		direction: name === undefined ? '' : direction,
		customer,
		contact,
		action,
		reason: because,
		message: kept,
		nobody: name === undefined,
		...(heard ? { heard } : {}),
	};
	const run = `run:${template}:${fingerprint(kept.replace(/\d+/g, '#'), RUN_KEY_DIGITS)}`;
	return { keys: name === undefined ? [run] : [name, ...others], item, failure };
}

function well({ direction, names, mergedId }: ItemRecord, item: number): readonly Sighting[] {
	const all = [...names, ...(mergedId === undefined ? [] : [mergedId])];
	const [name, ...others] = all.map((one) => keyOf(direction, one));
	return name === undefined ? [] : [{ keys: [name, ...others], item, failure: undefined }];
}

const told = ({ code, detail }: Problem): string => explain(code, detail);

function ofOutcome(
	json: IDataObject,
	outcome: unknown,
	item: number,
	{ direction, template }: Reading,
): readonly Sighting[] | undefined {
	const { data } = outcomeShape.safeParse(outcome);
	if (!data) return undefined;
	const { message, detail } = data;
	const problems = (data.problems ?? []) as readonly Problem[];
	const verdict = verdictOn({
		action: data.action,
		reason: data.reason,
		problems,
		...(data.dryRun ? { dryRun: true as const } : {}),
	});
	if (verdict.kind === 'untold') return [];
	const record = recordOf(json, outcome, direction);
	if (verdict.kind === 'well') return well(record, item);
	const { action, because } = verdict;
	const own =
		because.code === data.reason ? (message ?? explain(data.reason, detail)) : told(because);
	return [failing(record, { action, because: because.code, message: own }, item, template)];
}

/** Of a record that left by an error output, or carries an error otherwise, without an outcome. */
function ofError(json: IDataObject, item: number, { direction, template }: Reading): Sighting {
	const details = json.details as IDataObject | null | undefined;
	const match = (details?.match ?? json.match) as IDataObject | null | undefined;
	const because = reason.catch('noAnswer').parse(match?.reason);
	const about = typeof json.message === 'string' ? json.message : '';
	const message = `${textOf(json.error)} ${about}`;
	const record = recordOf(json, undefined, direction);
	return failing(record, { action: 'failed', because, message }, item, template);
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A batch that was stopped does not count: those whom the stop hit come again with the batch. */
function exceptionsOf(summary: IDataObject): readonly unknown[] {
	const stop = (summary.stop as IDataObject | null | undefined)?.reason;
	return list(summary.exceptions).filter(
		(one) => stop === undefined || (one as IDataObject | null)?.reason !== stop,
	);
}

/**
 * What one item says of records: an outcome, an error, the exceptions of a summary, a run that
 * crashed, or a page that tells who is gone. `undefined` when it says nothing at all.
 */
export function sightingsIn(
	json: IDataObject,
	item: number,
	reading: Reading,
): readonly Sighting[] | undefined {
	const { template } = reading;
	const crash = crashIn(json);
	if (crash) {
		const execution = crash.execution === '' ? {} : { execution: crash.execution };
		return crash.records.map((record) => {
			const sighting = failing(record, crash, item, template);
			const { failure } = sighting;
			return failure ? { ...sighting, failure: { ...failure, ...execution } } : sighting;
		});
	}
	const summary = json.summary as IDataObject | null | undefined;
	const exceptions = summary
		? exceptionsOf(summary)
		: json.exception
			? [json.exception]
			: undefined;
	if (exceptions) {
		return exceptions.flatMap((one) => ofOutcome(one as IDataObject, one, item, reading) ?? []);
	}
	const details = json.details as IDataObject | null | undefined;
	const outcome = ofOutcome(json, details?.outcome ?? json.outcome, item, reading);
	if (outcome) return outcome;
	if (json.error !== undefined && json.error !== null) return [ofError(json, item, reading)];
	const missing = (json.page as IDataObject | null | undefined)?.missing;
	if (missing === undefined) return undefined;
	return list(missing).flatMap((name) =>
		well(recordOf({ contact: String(name) }, undefined, 'watiToShopify'), item),
	);
}
