import { NodeOperationError, type IExecuteFunctions, type INodeType } from 'n8n-workflow';
import { CONDITIONAL } from './builtIns/conditional.mts';
import { DATA_TABLE } from './builtIns/dataTable.mts';
import { described, property } from './builtIns/described.mts';
import { SET } from './builtIns/set.mts';
import { SPLIT_OUT } from './builtIns/splitOut.mts';

async function passOn(this: IExecuteFunctions) {
	return await Promise.resolve([this.getInputData()]);
}

/** As many as the templates append. */
const APPENDED = 3;

async function append(this: IExecuteFunctions) {
	const items = Array.from({ length: APPENDED }, (_, input) =>
		this.getInputData(input).map((one, item) => ({ ...one, pairedItem: { item, input } })),
	);
	return await Promise.resolve([items.flat()]);
}

async function stop(this: IExecuteFunctions): Promise<never> {
	const message = await Promise.resolve(this.getNodeParameter('errorMessage', 0));
	throw new NodeOperationError(this.getNode(), String(message));
}

/** What the templates use of n8n's own nodes, with the same meaning; n8n-nodes-base is too large. */
export const BUILT_INS: Readonly<Record<string, INodeType>> = {
	...CONDITIONAL,
	'n8n-nodes-base.dataTable': DATA_TABLE,
	'n8n-nodes-base.errorTrigger': {
		description: described('errorTrigger', 1, { inputs: 0 }),
		execute: passOn,
	},
	'n8n-nodes-base.manualTrigger': {
		description: described('manualTrigger', 1, { inputs: 0 }),
		execute: passOn,
	},
	'n8n-nodes-base.merge': {
		description: described('merge', 3.2, {
			properties: [property('mode', 'options', 'append'), property('numberInputs', 'number')],
			inputs: APPENDED,
		}),
		execute: append,
	},
	'n8n-nodes-base.noOp': { description: described('noOp', 1), execute: passOn },
	'n8n-nodes-base.set': SET,
	'n8n-nodes-base.splitOut': SPLIT_OUT,
	'n8n-nodes-base.stickyNote': {
		description: described('stickyNote', 1, {
			properties: ['content', 'width', 'height', 'color'].map((name) => property(name, 'string')),
		}),
		execute: passOn,
	},
	'n8n-nodes-base.stopAndError': {
		description: described('stopAndError', 1, {
			properties: [
				property('errorType', 'string', 'errorMessage'),
				property('errorMessage', 'string'),
			],
			outputs: 0,
		}),
		execute: stop,
	},
};
