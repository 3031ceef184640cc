import {
	type DocumentNode,
	GraphQLError,
	type GraphQLSchema,
	TypeInfo,
	getNamedType,
	parse,
	validate,
	visit,
	visitWithTypeInfo,
} from 'graphql';
import { z } from 'zod';
import type { BulkResult } from './bulkOperations.mts';
import { type ApiVersion, schemaOf } from './graphql/versions.mts';

const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;

export type BulkQuery =
	| { readonly kind: 'accepted'; readonly document: DocumentNode }
	| { readonly kind: 'refused'; readonly message: string };

/** What a bulk operation wants of its query beyond being valid. */
export function readBulkQuery(query: string, version: ApiVersion): BulkQuery {
	const document = parsed(query);
	if (document instanceof GraphQLError) return refuse(`Invalid bulk query: ${document.message}`);
	const schema = schemaOf(version);
	const [problem] = validate(schema, document);
	if (problem) return refuse(`Invalid bulk query: ${problem.message}`);
	const { rootFields, connections, depth } = measure(schema, document);
	if (rootFields.some((field) => field === 'node' || field === 'nodes')) {
		return refuse('Bulk queries cannot use the top-level `node` or `nodes` fields.');
	}
	if (connections === 0) return refuse('Bulk queries must contain at least one connection.');
	if (connections > MAX_CONNECTIONS) {
		return refuse(`Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`);
	}
	if (depth > MAX_DEPTH) {
		return refuse(`Bulk queries cannot nest connections deeper than ${MAX_DEPTH} levels.`);
	}
	return { kind: 'accepted', document };
}

interface Measure {
	readonly rootFields: readonly string[];
	readonly connections: number;
	readonly depth: number;
}

function measure(schema: GraphQLSchema, document: DocumentNode): Measure {
	const types = new TypeInfo(schema);
	const isConnection = () => /Connection$/.test(getNamedType(types.getType())?.name ?? '');
	const rootFields: string[] = [];
	let connections = 0;
	let level = 0;
	let depth = 0;
	visit(
		document,
		visitWithTypeInfo(types, {
			Field: {
				enter({ name }) {
					if (types.getParentType() === schema.getQueryType()) rootFields.push(name.value);
					if (!isConnection()) return;
					connections += 1;
					level += 1;
					depth = Math.max(depth, level);
				},
				leave() {
					if (isConnection()) level -= 1;
				},
			},
		}),
	);
	return { rootFields, connections, depth };
}

function refuse(message: string): BulkQuery {
	return { kind: 'refused', message };
}

function parsed(query: string): DocumentNode | GraphQLError {
	try {
		return parse(query);
	} catch (error) {
		return error instanceof GraphQLError ? error : new GraphQLError(String(error));
	}
}

const Connection = z.union([
	z.object({ edges: z.array(z.object({ node: z.record(z.unknown()) })) }),
	z.object({ nodes: z.array(z.record(z.unknown())) }),
]);

/** JSON lines: every object of a connection on its own line, children after their parent. */
export function jsonLines(data: Readonly<Record<string, unknown>>): BulkResult {
	const roots = Object.values(data).flatMap(nodesOf);
	return { lines: roots.flatMap((root) => linesOf(root)), rootObjectCount: roots.length };
}

function linesOf(node: Readonly<Record<string, unknown>>, parentId?: unknown): string[] {
	const own = Object.entries(node).filter(([, value]) => !isConnection(value));
	const children = Object.values(node).filter(isConnection).flatMap(nodesOf);
	const line = Object.fromEntries(own);
	return [
		JSON.stringify(parentId === undefined ? line : { ...line, __parentId: parentId }),
		...children.flatMap((child) => linesOf(child, node.id)),
	];
}

function isConnection(value: unknown): boolean {
	return Connection.safeParse(value).success;
}

function nodesOf(value: unknown): ReadonlyArray<Record<string, unknown>> {
	const read = Connection.safeParse(value);
	if (!read.success) return [];
	return 'edges' in read.data ? read.data.edges.map(({ node }) => node) : read.data.nodes;
}
