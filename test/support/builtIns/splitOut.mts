import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { described, property } from './described.mts';

async function split(this: IExecuteFunctions) {
	const items = this.getInputData().flatMap(({ json }, item): INodeExecutionData[] => {
		const field = String(this.getNodeParameter('fieldToSplitOut', item));
		const values = json[field];
		if (!Array.isArray(values)) throw new Error(`The field ${field} is no list`);
		return values.map((value) => ({ json: value as IDataObject, pairedItem: { item } }));
	});
	return await Promise.resolve([items]);
}

/** Split Out, for a list of objects. */
export const SPLIT_OUT: INodeType = {
	description: described('splitOut', 1, {
		properties: [property('fieldToSplitOut', 'string'), property('options', 'collection')],
	}),
	execute: split,
};
