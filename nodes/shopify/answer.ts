import { z } from 'zod';
import { failed, succeeded, type Aside, type ShopifyAnswer, type ShopifyResult } from './http';

const LONGEST_MESSAGE = 300;
/** A proxy's page, or half of an answer: a mutation may have been carried out all the same. */
const NO_ANSWER = 'The answer is no GraphQL answer.';

const envelope = z.object({
	data: z.unknown(),
	errors: z
		.union([
			z.string(),
			z.array(
				z.object({
					message: z.string(),
					path: z.array(z.unknown()).nullish(),
					extensions: z.object({ code: z.string().nullish() }).passthrough().nullish(),
				}),
			),
			z.unknown(),
		])
		.optional(),
	extensions: z
		.object({
			cost: z
				.object({
					requestedQueryCost: z.number(),
					throttleStatus: z.object({
						currentlyAvailable: z.number(),
						maximumAvailable: z.number().nullish(),
						restoreRate: z.number(),
					}),
				})
				.nullish()
				// What a request cost is no part of what it brought.
				.catch(undefined),
			search: z
				.array(z.object({ warnings: z.array(z.object({ field: z.string().nullish() })).nullish() }))
				.nullish(),
		})
		.passthrough()
		.nullish(),
});

const quote = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_MESSAGE);

interface GraphqlError {
	readonly message: string;
	readonly extensions?: { readonly code?: string | null | undefined } | null | undefined;
}

/** Errors in any shape, beside an empty list or nothing. */
const isTold = (errors: unknown): boolean =>
	Array.isArray(errors) ? errors.length > 0 : (errors ?? '') !== '';

const isList = (errors: unknown): errors is readonly GraphqlError[] =>
	Array.isArray(errors) && errors.length > 0;

/**
 * Reads an answer: the data, or why there is none. Data beside errors is not taken: what was
 * denied comes as null, and a null that means *not allowed* must never read as *has none*.
 */
export function readAnswer(answer: ShopifyAnswer): ShopifyResult<unknown> {
	if (answer.kind === 'silence') return failed({ kind: 'unclear', message: answer.cause });
	const { status, body } = answer;
	const parsed = envelope.safeParse(body);
	const errors = parsed.success ? parsed.data.errors : undefined;
	const message = isList(errors)
		? quote(errors.map((one) => one.message).join(' '))
		: typeof errors === 'string'
			? quote(errors)
			: `HTTP ${status}`;
	if (status === 401) return failed({ kind: 'unauthorized', message });
	if (status === 429 || status === 430) return failed({ kind: 'throttled', message });
	if (status >= 500) return failed({ kind: 'unclear', message });
	if (status < 200 || status >= 300) return failed({ kind: 'refused', message });
	if (!parsed.success) return failed({ kind: 'unclear', message: NO_ANSWER });
	if (isList(errors)) {
		const codes = errors.map((one) => one.extensions?.code);
		if (codes.includes('THROTTLED')) return failed({ kind: 'throttled', message });
		if (codes.includes('ACCESS_DENIED')) return failed({ kind: 'accessDenied', message });
		if (codes.includes('INTERNAL_SERVER_ERROR')) return failed({ kind: 'unclear', message });
		return failed({ kind: 'refused', message });
	}
	const { data } = parsed.data;
	if (data === null || data === undefined) {
		return isTold(errors)
			? failed({ kind: 'refused', message })
			: failed({ kind: 'unclear', message: NO_ANSWER });
	}
	return succeeded(data, asideOf(parsed.data.extensions));
}

function asideOf(extensions: z.infer<typeof envelope>['extensions']): Aside {
	const ignored = (extensions?.search ?? []).flatMap(({ warnings }) =>
		(warnings ?? []).map(({ field }) => field ?? 'unknown'),
	);
	const told = extensions?.cost;
	if (!told) return { ignored };
	const { currentlyAvailable: available, maximumAvailable, restoreRate } = told.throttleStatus;
	const maximum = maximumAvailable ?? available;
	return { ignored, cost: { requested: told.requestedQueryCost, available, maximum, restoreRate } };
}

/**
 * How long until a throttled request can be paid for (shopify.dev, *API limits*); `undefined` when
 * the answer does not say.
 */
export function throttlePauseMs(answer: ShopifyAnswer): number | undefined {
	if (answer.kind !== 'answer') return undefined;
	const parsed = envelope.safeParse(answer.body);
	const cost = parsed.success ? parsed.data.extensions?.cost : undefined;
	if (cost) {
		const { requestedQueryCost, throttleStatus } = cost;
		const missing = Math.max(0, requestedQueryCost - throttleStatus.currentlyAvailable);
		return Math.ceil((missing / Math.max(1, throttleStatus.restoreRate)) * 1000);
	}
	const seconds = Number(answer.headers['retry-after'] ?? Number.NaN);
	return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : undefined;
}
