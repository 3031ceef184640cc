import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';
import { conditions, described, property } from './described.mts';

const holds = (context: IExecuteFunctions, parameter: string, index: number): boolean =>
	context.getNodeParameter(parameter, index, false, {
		extractValue: true,
	} satisfies { extractValue: true }) === true;

/** The items of each output, by a choice for each item. */
function sorted(
	context: IExecuteFunctions,
	outputs: number,
	outputOf: (index: number) => number,
): INodeExecutionData[][] {
	const sorts = Array.from({ length: outputs }, (): INodeExecutionData[] => []);
	context.getInputData().forEach((item, index) => {
		sorts[outputOf(index)]?.push({ ...item, pairedItem: { item: index } });
	});
	return sorts;
}

const NOWHERE = -1;

async function keepMatching(this: IExecuteFunctions) {
	const keep = (index: number) => (holds(this, 'conditions', index) ? 0 : NOWHERE);
	return await Promise.resolve(sorted(this, 1, keep));
}

async function part(this: IExecuteFunctions) {
	const side = (index: number) => (holds(this, 'conditions', index) ? 0 : 1);
	return await Promise.resolve(sorted(this, 2, side));
}

/** The first rule that holds, after all before it were asked. */
async function choose(this: IExecuteFunctions) {
	const rules = this.getNodeParameter('rules.values', 0, []) as readonly unknown[];
	const { fallbackOutput } = this.getNodeParameter('options', 0, {}) as {
		readonly fallbackOutput?: string;
	};
	const extra = fallbackOutput === 'extra';
	const output = (item: number) => {
		const rule = rules.findIndex((_, index) =>
			holds(this, `rules.values[${index}].conditions`, item),
		);
		if (rule === NOWHERE) return extra ? rules.length : NOWHERE;
		return rule;
	};
	return await Promise.resolve(sorted(this, rules.length + (extra ? 1 : 0), output));
}

const rules: INodeProperties = {
	...property('rules', 'fixedCollection', {}),
	typeOptions: { multipleValues: true },
	options: [
		{
			displayName: 'values',
			name: 'values',
			values: [
				conditions,
				property('renameOutput', 'boolean', false),
				property('outputKey', 'string'),
			],
		},
	],
};

const SWITCH_OUTPUTS =
	"={{ [...$parameter.rules.values, ...($parameter.options.fallbackOutput === 'extra' ? [0] : [])].map(() => 'main') }}";

const options: INodeProperties = {
	...property('options', 'collection'),
	options: [
		property('fallbackOutput', 'string', 'none'),
		property('renameFallbackOutput', 'string'),
	],
};

/** Filter, If and Switch. */
export const CONDITIONAL: Readonly<Record<string, INodeType>> = {
	'n8n-nodes-base.filter': {
		description: described('filter', 2.3, {
			properties: [conditions, property('options', 'collection')],
		}),
		execute: keepMatching,
	},
	'n8n-nodes-base.if': {
		description: described('if', 2.3, {
			properties: [conditions, property('options', 'collection')],
			outputs: 2,
		}),
		execute: part,
	},
	'n8n-nodes-base.switch': {
		description: described('switch', 3.4, {
			properties: [property('mode', 'options', 'rules'), rules, options],
			outputs: SWITCH_OUTPUTS,
		}),
		execute: choose,
	},
};
