import {
	NodeConnectionTypes,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';

interface Shape {
	readonly properties?: readonly INodeProperties[];
	/** A number of them, or an expression that gives them. */
	readonly outputs?: number | `={{${string}}}`;
	readonly inputs?: number;
}

const mains = (count: number) => Array.from({ length: count }, () => NodeConnectionTypes.Main);

/** What n8n knows of a node before it runs it. */
export const described = (
	name: string,
	version: number,
	{ properties = [], outputs = 1, inputs = 1 }: Shape = {},
): INodeTypeDescription => ({
	displayName: name,
	name,
	group: inputs === 0 ? ['trigger'] : ['transform'],
	version,
	description: '',
	defaults: { name },
	inputs: mains(inputs),
	...(inputs > 1 ? { requiredInputs: 1 } : {}),
	outputs: typeof outputs === 'number' ? mains(outputs) : outputs,
	properties: [...properties],
});

/** A parameter of a node. Objects that n8n has its own editors for pass as they are. */
export const property = (
	name: string,
	type: INodeProperties['type'],
	initial: INodeProperties['default'] = '',
): INodeProperties => ({
	displayName: name,
	name,
	type,
	default: initial,
	...(type === 'collection' ? { default: {}, options: [] as INodePropertyOptions[] } : {}),
});

/** Conditions, which n8n answers with yes or no. */
export const conditions: INodeProperties = {
	...property('conditions', 'filter', {}),
	typeOptions: {
		filter: {
			caseSensitive: '={{!$parameter.options.ignoreCase}}',
			typeValidation: 'strict',
			version: 3,
		},
	},
};
