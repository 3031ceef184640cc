import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { Execution, WorkflowFile } from './engine.mts';
import { listAlone, START } from './importPage.mts';
import { edited, type Edits } from './template.mts';
import type { World } from './world.mts';

export interface Page {
	readonly cursor: string;
	readonly hasMore: boolean;
	readonly count: number;
	readonly since?: string | null;
	readonly timeZone?: string;
	readonly readAt: string;
}

export interface Count {
	readonly records: number;
	readonly precision: 'exact' | 'atLeast';
	readonly since?: string | null;
	readonly timeZone?: string;
	readonly requestsPer10Seconds?: number;
}

/** One execution of a workflow that is not published, with the credentials chosen. */
export async function runOnce(
	{ engine }: World,
	file: WorkflowFile,
	json: IDataObject,
	edits: Edits = {},
): Promise<Execution> {
	const { installed } = engine;
	const chosen = edited(
		file,
		edits,
		({ type, typeVersion }) => installed.getByNameAndVersion(type, typeVersion).description,
	);
	const workflow = engine.workflow(chosen);
	const start = workflow.getNode(START);
	if (start === null) throw new Error('Nothing to start at');
	const about = { mode: 'trigger', id: engine.nextExecutionId() } as const;
	return await engine.run(workflow, start, [{ json }], about);
}

export interface Listed {
	readonly items: readonly INodeExecutionData[];
	readonly page: Page;
}

/** A run of List Customers alone, which may fail. */
export const listing = async (
	world: World,
	parameters: INodeParameters,
	timezone?: string,
): Promise<Execution> => await runOnce(world, listAlone(parameters, timezone), {});

const only = (execution: Execution, part: string): unknown => {
	if (execution.error) throw new Error(execution.error.message);
	const [item, ...others] = execution.items('List Customers', 1);
	if (!item || others.length > 0) throw new Error('Not one item leaves by Page');
	return item.json[part];
};

export async function listPage(
	world: World,
	parameters: INodeParameters = {},
	timezone?: string,
): Promise<Listed> {
	const execution = await listing(world, parameters, timezone);
	const page = only(execution, 'page') as Page;
	return { items: execution.items('List Customers'), page };
}

export const listCount = async (
	world: World,
	parameters: INodeParameters = {},
	timezone?: string,
): Promise<Count> =>
	only(await listing(world, { operation: 'count', ...parameters }, timezone), 'count') as Count;

/** All pages, one after another; `between` is done before each but the first. */
export async function listAll(
	world: World,
	parameters: INodeParameters = {},
	between: (page: number) => unknown = () => {},
): Promise<readonly INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (let page = 1, cursor = ''; ; page += 1) {
		if (page > 1) await between(page);
		const listed = await listPage(world, { ...parameters, cursor });
		items.push(...listed.items);
		cursor = listed.page.cursor;
		if (listed.page.hasMore !== (cursor !== '')) throw new Error('More to come, but from where?');
		if (cursor === '') return items;
	}
}

/** The ids of listed customers, as numbers. */
export const idsOf = (items: readonly INodeExecutionData[]): readonly string[] =>
	items.map(({ json }) => String((json.customer as IDataObject).id).replace(/^.*\//, ''));
