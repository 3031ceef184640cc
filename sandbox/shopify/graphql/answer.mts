import { GraphQLError, execute } from 'graphql';
import { rootOf } from '../api/root.mts';
import type { Throttle, ThrottleStatus } from '../throttle.mts';
import type { RequestContext, SearchReport, Services } from './context.mts';
import { CostModel } from './cost.mts';
import type { ReadDocument } from './document.mts';
import { internalError } from './failure.mts';
import { type AnswerError, validationErrors } from './validation.mts';
import { readVariables } from './variables.mts';
import { type ApiVersion, schemaOf } from './versions.mts';

const MAX_COST = 1000;

/** The body of an answer; every one of them travels as HTTP 200. */
export interface Answer {
	readonly data?: Readonly<Record<string, unknown>> | null;
	readonly errors?: readonly AnswerError[];
	readonly extensions?: {
		readonly cost: {
			readonly requestedQueryCost: number;
			readonly actualQueryCost: number | null;
			readonly throttleStatus: ThrottleStatus;
		};
		readonly search?: readonly SearchReport[];
	};
}

export async function answer(
	services: Services,
	throttle: Throttle,
	apiVersion: ApiVersion,
	read: ReadDocument,
	inputs: Readonly<Record<string, unknown>>,
): Promise<Answer> {
	if (read.kind === 'unreadable') {
		return { errors: [{ message: read.message, locations: read.locations }] };
	}
	const schema = schemaOf(apiVersion);
	const invalid = validationErrors(schema, read.document);
	if (invalid.length > 0) return { errors: invalid };
	const variables = readVariables(schema, read.operation, inputs);
	if (variables.kind === 'invalid') return { errors: variables.errors };
	const costs = new CostModel(schema, variables.values, read.fragments);
	const requested = costs.requested(read.operation);
	if (requested > MAX_COST) return { errors: [tooExpensive(requested)] };
	if (!throttle.take(requested)) return throttled(throttle, requested);
	const context: RequestContext = { ...services, apiVersion, searches: [], reach: 'page' };
	const { data, errors } = await execute({
		schema,
		document: read.document,
		rootValue: rootOf(context),
		variableValues: inputs,
		operationName: read.operation.name?.value ?? null,
	});
	const actual = Math.min(requested, costs.actual(read.operation, data));
	throttle.giveBack(requested - actual);
	return {
		data: data ?? null,
		...(errors && { errors: errors.map(shown) }),
		extensions: {
			cost: {
				requestedQueryCost: requested,
				actualQueryCost: actual,
				throttleStatus: throttle.status(),
			},
			...(context.searches.length > 0 && { search: context.searches }),
		},
	};
}

/** `left` is what the bucket holds: a made-up throttling says that it is empty. */
export function throttled(
	throttle: Throttle,
	requestedQueryCost: number,
	left: Partial<ThrottleStatus> = {},
): Answer {
	return {
		errors: [
			{
				message: 'Throttled',
				extensions: {
					code: 'THROTTLED',
					documentation: 'https://shopify.dev/api/usage/rate-limits',
				},
			},
		],
		extensions: {
			cost: {
				requestedQueryCost,
				actualQueryCost: null,
				throttleStatus: { ...throttle.status(), ...left },
			},
		},
	};
}

function tooExpensive(cost: number): AnswerError {
	return {
		message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_COST}).`,
		extensions: {
			code: 'MAX_COST_EXCEEDED',
			cost,
			maxCost: MAX_COST,
			documentation: 'https://shopify.dev/api/usage/rate-limits',
		},
	};
}

/** What is no refusal of Shopify's is a fault of the sandbox, and must not look like an answer. */
function shown(error: GraphQLError): AnswerError {
	const cause = error.originalError;
	if (cause === undefined || cause instanceof GraphQLError) return error.toJSON();
	return { ...error.toJSON(), ...internalError().toJSON(), message: String(cause.stack) };
}
