import { z } from 'zod';
import type { FaultAction } from './faults.mts';
import { type Answer, answer, throttled } from './graphql/answer.mts';
import type { Services } from './graphql/context.mts';
import { type ReadDocument, readDocument, rootFieldsOf } from './graphql/document.mts';
import { internalError } from './graphql/failure.mts';
import { type ApiVersion, servedVersion } from './graphql/versions.mts';
import { type Reply, json } from './reply.mts';
import type { RequestDescription, RequestOutcome } from './requestLog.mts';
import type { Throttle } from './throttle.mts';

const Body = z.object({
	query: z.string().min(1),
	variables: z.record(z.unknown()).nullish(),
	operationName: z.string().nullish(),
});

export interface GraphqlCall {
	readonly description: RequestDescription;
	readonly version: ApiVersion;
	readonly read: ReadDocument;
}

export type ReadCall =
	| { readonly kind: 'call'; readonly call: GraphqlCall }
	| { readonly kind: 'refused'; readonly reply: Reply };

/** The request as far as it can be understood before anything is done. */
export function readCall(path: string, contentType: string, body: string): ReadCall {
	const requested = /^\/admin\/api\/([^/]+)\/graphql\.json$/.exec(path)?.[1];
	const version = requested === undefined ? undefined : servedVersion(requested);
	if (version === undefined) return { kind: 'refused', reply: json(404, { errors: 'Not Found' }) };
	const read = Body.safeParse(contentType === 'application/json' ? parsed(body) : undefined);
	if (!read.success) {
		const errors = { query: 'Required parameter missing or invalid' };
		return { kind: 'refused', reply: json(400, { errors }) };
	}
	const { query, variables, operationName } = read.data;
	const document = readDocument(query, operationName ?? null);
	const operation = document.kind === 'read' ? document.operation : undefined;
	const description: RequestDescription = {
		kind: 'graphql',
		operationName: operation?.name?.value ?? null,
		rootFields: operation ? rootFieldsOf(operation) : [],
		query,
		variables: variables ?? {},
		apiVersion: version,
	};
	return { kind: 'call', call: { description, version, read: document } };
}

export async function carryOut(
	{ description, version, read }: GraphqlCall,
	services: Services,
	throttle: Throttle,
	fault: FaultAction | undefined,
): Promise<Answer> {
	if (fault?.kind === 'throttled') return throttled(throttle, 10, { currentlyAvailable: 0 });
	if (fault?.kind === 'internalError') return { data: null, errors: [internalError().toJSON()] };
	return await answer(services, throttle, version, read, description.variables);
}

export function outcomeOf({ data, errors }: Answer): RequestOutcome {
	if (errors?.some(({ extensions }) => extensions?.code === 'THROTTLED')) return 'throttled';
	if (errors) return 'errors';
	const refused = Object.values(data ?? {}).some(hasUserErrors);
	return refused ? 'userErrors' : 'ok';
}

function hasUserErrors(payload: unknown): boolean {
	const read = z.object({ userErrors: z.array(z.unknown()).min(1) }).safeParse(payload);
	return read.success;
}

function parsed(body: string): unknown {
	try {
		return JSON.parse(body);
	} catch {
		return undefined;
	}
}
