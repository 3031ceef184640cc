import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { Engine, type Execution } from '../support/engine.mts';

const START = 'Start';
export const CHECK = 'Check Settings';

const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...more,
});

const keep = (condition: string): INodeParameters => ({
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 3 },
		conditions: [
			{
				id: 'only',
				leftValue: `={{ ${condition} }}`,
				rightValue: '',
				operator: { type: 'boolean', operation: 'true', singleValue: true },
			},
		],
		combinator: 'and',
	},
	options: {},
});

const filter = (name: string, condition: string, more: Partial<INode> = {}): INode =>
	node(name, 'n8n-nodes-base.filter', { typeVersion: 2.3, parameters: keep(condition), ...more });

const to = (index: number) => ({ node: CHECK, type: 'main' as const, index });

export interface SettingsRun {
	/** Whoever comes by the input Items. */
	readonly items?: readonly INodeExecutionData[];
	readonly rows?: readonly IDataObject[];
	readonly parameters?: INodeParameters;
	readonly onError?: NonNullable<INode['onError']>;
	/** `gone`: the node that reads the rows gives nothing, not even an empty item. */
	readonly table?: 'there' | 'gone' | 'notConnected';
}

const ROW = 'row';

/** One run of Check Settings alone, with a filter in place of the data table. */
export async function runSettings({
	items = [{ json: { customer: { id: '1' } } }],
	rows = [],
	parameters = {},
	onError,
	table = 'there',
}: SettingsRun): Promise<Execution> {
	const engine = await Engine.load('http://127.0.0.1');
	const both = parameters.operation !== 'missingRows';
	const connectRows = table !== 'notConnected';
	const workflow = engine.workflow({
		id: 'settings001',
		name: 'Settings',
		settings: { executionOrder: 'v1' },
		nodes: [
			node(START, 'n8n-nodes-base.manualTrigger'),
			filter('Items', `$json.${ROW} === undefined`),
			filter('Settings Rows', `$json.${ROW} === true`, { alwaysOutputData: table !== 'gone' }),
			node(CHECK, 'n8n-nodes-shopify-wati-sync.checkSettings', {
				parameters,
				...(onError ? { onError } : {}),
			}),
		],
		connections: {
			[START]: {
				main: [
					['Items', 'Settings Rows'].map((name) => ({
						node: name,
						type: 'main' as const,
						index: 0,
					})),
				],
			},
			...(both ? { Items: { main: [[to(0)]] } } : {}),
			...(connectRows ? { 'Settings Rows': { main: [[to(both ? 1 : 0)]] } } : {}),
		},
	});
	const start = workflow.getNode(START);
	if (start === null) throw new Error('Nothing to start at');
	const given = [...items, ...rows.map((row) => ({ json: { ...row, [ROW]: true } }))];
	return await engine.run(workflow, start, given, { mode: 'trigger', id: '1' });
}
