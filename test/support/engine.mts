import './surroundings.mts';
import 'reflect-metadata';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import type { WithTables } from './builtIns/dataTable.mts';
import { Credentials } from './credentials.mts';
import { DataTables } from './dataTables.mts';
import { InstalledPackage } from './nodeTypes.mts';

/** A workflow as its file has it. */
export interface WorkflowFile {
	readonly id: string;
	readonly name: string;
	readonly nodes: readonly INode[];
	readonly connections: IConnections;
	readonly settings: IDataObject;
}

/** One run of a workflow, and what each of its nodes gave. */
export class Execution {
	readonly id: string;
	readonly #run: IRun;

	constructor(id: string, run: IRun) {
		this.id = id;
		this.#run = run;
	}

	get status(): IRun['status'] {
		return this.#run.status;
	}

	/** Why the run ended as failed. */
	get error(): { readonly message: string; readonly description?: unknown } | undefined {
		return this.#run.data.resultData.error;
	}

	/** The node that ran last: where a run failed, the one that failed. */
	get lastNode(): string | undefined {
		return this.#run.data.resultData.lastNodeExecuted;
	}

	/** What left a node by one of its outputs, over all times that it ran. */
	items(node: string, output = 0): readonly INodeExecutionData[] {
		const tasks = this.#run.data.resultData.runData[node] ?? [];
		return tasks.flatMap((task) => task.data?.main?.[output] ?? []);
	}

	ran(node: string): boolean {
		return this.#run.data.resultData.runData[node] !== undefined;
	}

	hints(node: string): readonly string[] {
		const tasks = this.#run.data.resultData.runData[node] ?? [];
		return tasks.flatMap(({ hints = [] }) => hints.map(({ message }) => message));
	}
}

/** n8n's own engine in this process: no server, no data base. */
export class Engine {
	readonly installed: InstalledPackage;
	readonly credentials: Credentials;
	readonly tables: DataTables;
	/** Where the outer world reaches the webhooks. */
	readonly webhookBaseUrl: string;
	#executions = 0;

	private constructor(installed: InstalledPackage, webhookBaseUrl: string, tables: DataTables) {
		this.installed = installed;
		this.credentials = new Credentials(installed);
		this.webhookBaseUrl = webhookBaseUrl;
		this.tables = tables;
	}

	/** Processes of one n8n have one data base, and so the same tables. */
	static async load(
		publicOrigin: string,
		folder?: string,
		tables = new DataTables(),
	): Promise<Engine> {
		return new Engine(await InstalledPackage.load(folder), `${publicOrigin}/webhook`, tables);
	}

	workflow({ nodes, connections, settings, id, name }: WorkflowFile): Workflow {
		return new Workflow({
			id,
			name,
			nodes: structuredClone([...nodes]),
			connections,
			settings,
			active: true,
			nodeTypes: this.installed,
		});
	}

	/** The tables as they are, for our own stand-in for n8n's node: the server's shape is not needed. */
	get #tableProvider() {
		const proxy: WithTables = { tables: this.tables };
		return { getDataTableAggregateProxy: async () => await Promise.resolve(proxy) };
	}

	nextExecutionId(): string {
		this.#executions += 1;
		return String(this.#executions);
	}

	/** Only what nodes of the package and the engine read; n8n's server has much more. */
	surroundings(more: Partial<IWorkflowExecuteAdditionalData> = {}): IWorkflowExecuteAdditionalData {
		return {
			credentialsHelper: this.credentials,
			webhookBaseUrl: this.webhookBaseUrl,
			webhookWaitingBaseUrl: `${this.webhookBaseUrl}-waiting`,
			formWaitingBaseUrl: `${this.webhookBaseUrl}-form-waiting`,
			currentNodeExecutionIndex: 0,
			variables: {},
			'data-table': { dataTableProxyProvider: this.#tableProvider },
			...more,
		} as IWorkflowExecuteAdditionalData;
	}

	/** Starts where the items come in, as n8n does after a webhook. */
	async run(
		workflow: Workflow,
		start: INode,
		items: INodeExecutionData[],
		{ mode, id }: { readonly mode: WorkflowExecuteMode; readonly id: string },
	): Promise<Execution> {
		const data = createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node: start, data: { main: [items] }, source: null }],
			},
		});
		const { name = '' } = workflow;
		const about = { id: workflow.id, name, nodes: [], connections: {}, active: true };
		const dates = { createdAt: new Date(), updatedAt: new Date() };
		const hooks = new ExecutionLifecycleHooks(mode, id, {
			...about,
			...dates,
			isArchived: false,
			activeVersionId: null,
		});
		const surroundings = { ...this.surroundings({ executionId: id }), hooks };
		const execute = new WorkflowExecute(surroundings, mode, data);
		return new Execution(id, await execute.processRunExecutionData(workflow));
	}
}
