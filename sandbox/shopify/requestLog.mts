export interface RequestDescription {
	readonly kind: 'graphql' | 'token';
	readonly operationName: string | null;
	readonly rootFields: readonly string[];
	readonly query: string | null;
	readonly variables: Readonly<Record<string, unknown>>;
	readonly apiVersion: string | null;
}

export type RequestOutcome = 'ok' | 'userErrors' | 'errors' | 'throttled' | 'refused' | 'fault';

export interface LoggedRequest extends RequestDescription {
	readonly at: number;
	/** Null when the connection was lost before an answer. */
	readonly status: number | null;
	readonly cost: { readonly requested: number; readonly actual: number | null } | null;
	readonly outcome: RequestOutcome;
}

export const TOKEN_REQUEST: RequestDescription = {
	kind: 'token',
	operationName: null,
	rootFields: [],
	query: null,
	variables: {},
	apiVersion: null,
};
