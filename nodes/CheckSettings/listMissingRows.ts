import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { missingRows } from '../core/settings';
import { readRows } from '../n8n/settingsItems';

/** An item for each setting that has no row yet. Rows that are there are never touched. */
export function listMissingRows(context: IExecuteFunctions): INodeExecutionData[][] {
	const items = context.getInputData();
	const read = readRows(items, 'of this node');
	if ('flaw' in read) throw new NodeOperationError(context.getNode(), read.flaw);
	const pairedItem = items.map((_, item) => ({ item }));
	return [missingRows(read.rows).map((row) => ({ json: { ...row }, pairedItem }))];
}
