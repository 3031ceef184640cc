import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

const described = (
	name: string,
	version: number,
	{
		properties = [],
		outputs = 1,
		inputs = 1,
	}: { properties?: INodeProperties[]; outputs?: 0 | 1; inputs?: number } = {},
): INodeTypeDescription => ({
	displayName: name,
	name,
	group: ['transform'],
	version,
	description: '',
	defaults: { name },
	inputs:
		name === 'manualTrigger' ? [] : Array.from({ length: inputs }, () => NodeConnectionTypes.Main),
	...(inputs > 1 ? { requiredInputs: 1 } : {}),
	outputs: outputs === 0 ? [] : [NodeConnectionTypes.Main],
	properties,
});

const property = (name: string, type: INodeProperties['type'], initial = ''): INodeProperties => ({
	displayName: name,
	name,
	type,
	default: type === 'filter' || type === 'collection' ? {} : initial,
	...(type === 'collection' ? { options: [] } : {}),
});

async function keepMatching(this: IExecuteFunctions) {
	const kept = this.getInputData().flatMap((item, index) => {
		const keeps: unknown = this.getNodeParameter('conditions', index, false, {
			extractValue: true,
		} satisfies { extractValue: true });
		return keeps === true ? [{ ...item, pairedItem: { item: index } }] : [];
	});
	return await Promise.resolve([kept]);
}

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
	'n8n-nodes-base.filter': {
		description: described('filter', 2.3, {
			properties: [
				{
					...property('conditions', 'filter'),
					typeOptions: {
						filter: {
							caseSensitive: '={{!$parameter.options.ignoreCase}}',
							typeValidation: 'strict',
							version: 3,
						},
					},
				},
				property('options', 'collection'),
			],
		}),
		execute: keepMatching,
	},
	'n8n-nodes-base.manualTrigger': { description: described('manualTrigger', 1), execute: passOn },
	'n8n-nodes-base.merge': {
		description: described('merge', 3.2, {
			properties: [property('mode', 'options', 'append'), property('numberInputs', 'number')],
			inputs: APPENDED,
		}),
		execute: append,
	},
	'n8n-nodes-base.noOp': { description: described('noOp', 1), execute: passOn },
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
