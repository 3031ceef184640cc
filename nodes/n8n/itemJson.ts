import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';
import type { Match } from '../core/toContact/matchContact';
import type { Outcome, Side } from '../core/outcome';
import { problem, REASONS, type Problem, type Reason } from '../core/reasons';
import type { WantedContact } from '../core/profile';
import type { Job } from '../wati/job';
import { contactShape } from './contactJson';
import { explain, problemJson } from './explain';

/** The way that data takes. */
export type Direction = 'shopifyToWati' | 'watiToShopify';

const reason = z.enum(REASONS);

const wanted = z.object({
	customerId: z.string(),
	updatedAt: z.string(),
	readAt: z.string(),
	mayHaveMoved: z.boolean(),
	name: z.string(),
	phone: z.string().startsWith('+').nullable(),
	phoneProblem: z.enum(['noPhone', 'phoneInvalid']).optional(),
	attributes: z.record(z.string().nullable()),
	tags: z
		.object({
			prefix: z.string(),
			on: z.record(z.string()),
			leftOut: z.array(z.string()),
			beyondLimit: z.record(z.string()).optional(),
			whenRemoved: z.enum(['false', 'empty']),
		})
		.optional(),
	consent: z
		.object({
			channel: z.enum(['email', 'sms', 'whatsApp']),
			state: z.enum(['subscribed', 'unsubscribed', 'notSubscribed']),
			at: z.string().optional(),
			noAddress: z.literal(true).optional(),
		})
		.optional(),
});

const match = z.discriminatedUnion('status', [
	z.object({
		status: z.literal('matched'),
		by: z.enum(['link', 'phone', 'phoneVariant']),
		contact: contactShape,
		previous: z.array(contactShape),
	}),
	z.object({ status: z.literal('notFound'), previous: z.array(contactShape) }),
	z.object({ status: z.literal('ambiguous'), reason, candidates: z.array(contactShape) }),
	z.object({ status: z.literal('conflict'), reason, candidates: z.array(contactShape) }),
	z.object({ status: z.literal('held'), reason }),
]);

const matchRun = z
	.object({ matchedAt: z.string(), execution: z.string(), listed: z.literal(true) })
	.partial();

const failedMatch = z.object({
	status: z.literal('failed'),
	reason,
	detail: z.string().optional(),
});

/** Plain data of ours as n8n's items carry it. */
const asData = (value: unknown): IDataObject => value as IDataObject;

export const mappedJson = (one: WantedContact, direction: Direction): IDataObject =>
	asData({ direction, ...one });

/** Reads `mapped` back; `undefined` when Map Attributes did not write it. */
export function readMapped(json: unknown): WantedContact | undefined {
	const parsed = wanted.safeParse(json);
	return parsed.success ? (parsed.data as WantedContact) : undefined;
}

export interface MatchNote {
	readonly problems: readonly Problem[];
	readonly matchedAt: string;
	readonly execution: string;
	/** It is from a listing. */
	readonly listed?: true;
	/** The calls that the look-up of all items took together. */
	readonly calls?: number;
}

export function matchJson(one: Match, { problems, ...note }: MatchNote): IDataObject {
	const told = 'reason' in one ? { message: explain(one.reason) } : {};
	return asData({ ...one, ...told, problems: problems.map(problemJson), ...note });
}

/** A look-up that failed: why. */
export const failedMatchJson = (code: Reason, detail: string): IDataObject =>
	asData({ status: 'failed', reason: code, detail, message: explain(code) });

/** Reads the failure of a look-up back; `undefined` when there is none. */
export function readFailedMatch(
	json: unknown,
): { readonly reason: Reason; readonly detail?: string } | undefined {
	const { success, data } = failedMatch.safeParse(json);
	if (!success) return undefined;
	const { reason: code, detail } = data;
	return { reason: code, ...(detail === undefined ? {} : { detail }) };
}

/** The calls that the look-up of a batch took, as its items tell. */
export const readCalls = (json: unknown): number => {
	const { data } = z.object({ calls: z.number() }).safeParse(json);
	return data?.calls ?? 0;
};

/** Reads `match` back, with the time of the look-up where it was made in this very run. */
export function readMatch(
	json: unknown,
	execution: string,
): Pick<Job, 'match' | 'matchedAtMs' | 'listed'> | undefined {
	const parsed = match.safeParse(json);
	if (!parsed.success) return undefined;
	const run = matchRun.safeParse(json);
	const sameRun = run.success && run.data.execution === execution;
	const matchedAtMs = sameRun ? Date.parse(run.data.matchedAt ?? '') : Number.NaN;
	return {
		match: parsed.data as Match,
		matchedAtMs: Number.isNaN(matchedAtMs) ? undefined : matchedAtMs,
		...(run.data?.listed ? { listed: true as const } : {}),
	};
}

/** Whether a match was looked up in this very run. */
export const isOfRun = (json: unknown, execution: string): boolean => {
	const run = matchRun.safeParse(json);
	return run.success && run.data.execution === execution;
};

const problemList = z.array(
	z.object({ code: reason, field: z.string().optional(), detail: z.string().optional() }),
);

/** Reads the problems that an earlier node put on the item. */
export function readProblems(json: unknown): readonly Problem[] {
	const parsed = problemList.safeParse(json);
	if (!parsed.success) return [];
	return parsed.data.map(({ code, field, detail }) => problem(code, field, detail));
}

/** What people call the service of a side. */
export const SERVICES: Readonly<Record<Side, string>> = { customer: 'Shopify', contact: 'Wati' };

export function outcomeJson(outcome: Outcome, direction: Direction): IDataObject {
	const { action, reason: code, detail, saidBy, dryRun } = outcome;
	const target: Side = direction === 'shopifyToWati' ? 'contact' : 'customer';
	const message = explain(code, detail && `${SERVICES[saidBy ?? target]} says: ${detail}`);
	return asData({
		action,
		reason: code,
		message: dryRun ? `Dry run, nothing was written. ${message}` : message,
		...(dryRun ? { dryRun } : {}),
		...(outcome.customer ? { customer: outcome.customer } : {}),
		...(outcome.contact ? { contact: outcome.contact } : {}),
		changes: outcome.changes.map((change) => ({ side: target, ...change })),
		problems: outcome.problems.map(problemJson),
	});
}
