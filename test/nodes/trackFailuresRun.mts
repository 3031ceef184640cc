import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { Engine, type Execution } from '../support/engine.mts';

export const TRACK = 'Track Failures';
const START = 'Start';
const ROW = 'ofTheTable';

const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...more,
});

const filter = (name: string, condition: string, more: Partial<INode> = {}): INode =>
	node(name, 'n8n-nodes-base.filter', {
		typeVersion: 2.3,
		parameters: {
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
		},
		...more,
	});

export interface TrackRun {
	readonly records: readonly IDataObject[];
	/** `notConnected`: nobody reads the table. */
	readonly known?: readonly IDataObject[] | 'notConnected';
	readonly parameters?: INodeParameters;
}

/** One run of Track Failures alone, with a filter in place of the data table. */
export async function runTrackFailures({
	records,
	known = [],
	parameters = {},
}: TrackRun): Promise<Execution> {
	const engine = await Engine.load('http://127.0.0.1');
	const to = (name: string, index = 0) => ({ node: name, type: 'main' as const, index });
	const rows = known === 'notConnected' ? [] : known;
	const workflow = engine.workflow({
		id: 'track001',
		name: 'Track',
		settings: { executionOrder: 'v1' },
		nodes: [
			node(START, 'n8n-nodes-base.manualTrigger'),
			filter('Records', `$json.${ROW} === undefined`),
			filter('Known Failures', `$json.${ROW} === true`, { alwaysOutputData: true }),
			node(TRACK, 'n8n-nodes-shopify-wati-sync.trackFailures', { parameters }),
		],
		connections: {
			[START]: { main: [[to('Records'), to('Known Failures')]] },
			Records: { main: [[to(TRACK)]] },
			...(known === 'notConnected' ? {} : { 'Known Failures': { main: [[to(TRACK, 1)]] } }),
		},
	});
	const start = workflow.getNode(START);
	if (start === null) throw new Error('Nothing to start at');
	const given = [...records, ...rows.map((row) => ({ ...row, [ROW]: true }))];
	const items = given.map((json) => ({ json }));
	return await engine.run(workflow, start, items, { mode: 'trigger', id: '77' });
}

export async function rowsOf(run: TrackRun): Promise<readonly IDataObject[]> {
	const execution = await runTrackFailures(run);
	if (execution.error) throw new Error(execution.error.message);
	return execution.items(TRACK).map(({ json }) => json);
}
