import { execute } from 'graphql';
import type { BulkOperation } from '../bulkOperations.mts';
import { jsonLines, readBulkQuery } from '../bulkQuery.mts';
import { type PageArguments, connection } from '../graphql/connection.mts';
import type { RequestContext } from '../graphql/context.mts';
import { schemaOf } from '../graphql/versions.mts';
import { legacyIdOf } from '../globalId.mts';
import { bulkOperationView } from '../views/bulkOperation.mts';

export type RootOf = (context: RequestContext) => unknown;

export function bulkFields(context: RequestContext, rootOf: RootOf) {
	const { bulkOperations } = context;
	const view = (operation: BulkOperation | undefined) =>
		operation ? bulkOperationView(operation, context) : null;
	return {
		bulkOperation: ({ id }: { id: string }) =>
			view(bulkOperations.get(legacyIdOf('BulkOperation', id))),
		bulkOperations: (page: PageArguments) =>
			connection(
				bulkOperations.all(),
				page,
				{ name: 'created_at', valueOf: ({ createdAt }) => createdAt, idOf: ({ id }) => id },
				(one) => bulkOperationView(one, context),
				context.reach,
			),
		currentBulkOperation: () => view(bulkOperations.all().at(-1)),
		bulkOperationRunQuery: ({ query }: { query: string }) => {
			const read = readBulkQuery(query, context.apiVersion);
			if (read.kind === 'refused') return refuse(['query'], read.message, 'INVALID');
			const operation = bulkOperations.start(query, async () => {
				const reader: RequestContext = { ...context, reach: 'everything', searches: [] };
				const { data } = await execute({
					schema: schemaOf(context.apiVersion),
					document: read.document,
					rootValue: rootOf(reader),
				});
				return jsonLines(data ?? {});
			});
			if (operation === undefined) {
				const message = 'A bulk query operation for this app and shop is already in progress.';
				return refuse(null, message, 'OPERATION_IN_PROGRESS');
			}
			return { bulkOperation: view(operation), userErrors: [] };
		},
		bulkOperationCancel: ({ id }: { id: string }) => {
			const operation = bulkOperations.cancel(legacyIdOf('BulkOperation', id));
			return operation
				? { bulkOperation: view(operation), userErrors: [] }
				: refuse(['id'], `Bulk operation does not exist: ${id}`, null);
		},
	};
}

function refuse(field: readonly string[] | null, message: string, code: string | null) {
	return { bulkOperation: null, userErrors: [{ field, message, code }] };
}
