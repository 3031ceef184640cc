import type { BulkOperation } from '../bulkOperations.mts';
import type { RequestContext } from '../graphql/context.mts';
import { globalId } from '../globalId.mts';

/** An empty result has no file. */
export function bulkOperationView(operation: BulkOperation, { origin }: RequestContext) {
	const { id, lines } = operation;
	const size = Buffer.byteLength(lines.join('\n'));
	return {
		__typename: 'BulkOperation',
		...operation,
		id: globalId('BulkOperation', id),
		type: 'QUERY',
		errorCode: null,
		fileSize: lines.length === 0 ? null : String(size),
		objectCount: String(lines.length),
		rootObjectCount: String(operation.rootObjectCount),
		url: lines.length === 0 ? null : `${origin()}/bulk-operation-outputs/${id}.jsonl`,
		partialDataUrl: null,
	};
}
