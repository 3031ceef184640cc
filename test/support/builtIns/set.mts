import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { described, property } from './described.mts';

interface Assignment {
	readonly name: string;
	readonly value: IDataObject[string];
}

function written(context: IExecuteFunctions, index: number): IDataObject {
	if (context.getNodeParameter('mode', index, 'manual') === 'raw') {
		const json = context.getNodeParameter('jsonOutput', index) as unknown;
		const parsed: unknown = typeof json === 'string' ? JSON.parse(json) : json;
		if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
			return { ...parsed } as IDataObject;
		}
		throw new Error(`The JSON of item ${index} is no object`);
	}
	const assignments = context.getNodeParameter(
		'assignments.assignments',
		index,
		[],
	) as readonly Assignment[];
	return Object.fromEntries(assignments.map(({ name, value }) => [name, value]));
}

async function set(this: IExecuteFunctions) {
	const items = this.getInputData().map(({ json }, item): INodeExecutionData => {
		const keepsOthers = this.getNodeParameter('includeOtherFields', item, false) === true;
		const made = { ...(keepsOthers ? json : {}), ...written(this, item) };
		return { json: made, pairedItem: { item } };
	});
	return await Promise.resolve([items]);
}

/** Edit Fields, in both of its modes. */
export const SET: INodeType = {
	description: described('set', 3.4, {
		properties: [
			property('mode', 'options', 'manual'),
			property('jsonOutput', 'json'),
			property('assignments', 'assignmentCollection', {}),
			property('includeOtherFields', 'boolean', false),
			property('options', 'collection'),
		],
	}),
	execute: set,
};
