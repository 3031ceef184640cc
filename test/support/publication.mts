import { HookContext, WebhookContext } from 'n8n-core';
import {
	NodeHelpers,
	type IDataObject,
	type IHookFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IWebhookData,
	type IWebhookFunctions,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
} from 'n8n-workflow';
import type { Engine, Execution, WorkflowFile } from './engine.mts';
import type { WebhookEndpoint } from './webhookEndpoint.mts';

/** A run that failed, as n8n tells of it. */
interface Failed {
	readonly id: string;
	readonly error?: Error | Execution['error'];
	readonly lastNode: string | undefined;
}

type HookName = 'checkExists' | 'create' | 'delete';

/** A workflow that begins with a webhook, published: its trigger is set up and starts executions. */
export class Publication {
	readonly executions: Execution[] = [];
	/** What the workflow's own Error Trigger ran for, in n8n after each run that failed. */
	readonly afterFailures: Execution[] = [];
	/** What the trigger threw; n8n shows such an execution as failed and answers 500. */
	readonly triggerErrors: Error[] = [];
	/** The next runs that n8n cannot store: it answers 500, and the sender tries again. */
	runsNotKept = 0;
	readonly address: string;
	readonly #engine: Engine;
	readonly #endpoint: WebhookEndpoint;
	readonly #workflow: Workflow;
	readonly #trigger: INode;
	readonly #nodeType: INodeType;
	readonly #running = new Set<Promise<void>>();

	constructor(engine: Engine, endpoint: WebhookEndpoint, file: WorkflowFile) {
		this.#engine = engine;
		this.#endpoint = endpoint;
		this.#workflow = engine.workflow(file);
		const [trigger] = this.#workflow.queryNodes(({ webhook }) => webhook !== undefined);
		if (trigger === undefined) throw new Error('The workflow has no webhook');
		this.#trigger = trigger;
		this.#nodeType = engine.installed.getByNameAndVersion(trigger.type, trigger.typeVersion);
		const path = this.#nodeType.description.webhooks?.[0]?.path ?? '';
		this.address = NodeHelpers.getNodeWebhookUrl(
			engine.webhookBaseUrl,
			this.#workflow.id,
			trigger,
			path,
			false,
		);
	}

	/** Whether the trigger makes its webhook at the other service. */
	get registersItself(): boolean {
		return this.#trigger.parameters.registration === 'automatic';
	}

	/** As n8n does: look whether all is there, set it up where it is not. */
	async publish(): Promise<void> {
		this.listen();
		try {
			if (!(await this.hook('checkExists'))) await this.hook('create');
		} catch (error) {
			this.#endpoint.unregister(this.address);
			throw error;
		}
	}

	/** Takes what comes to the address, whether or not the trigger was set up. */
	listen(): void {
		this.#endpoint.register(this.address, async (httpRequest, httpResponse) => {
			await this.#receive({ httpRequest, httpResponse });
		});
	}

	async unpublish(): Promise<void> {
		await this.hook('delete');
		this.#endpoint.unregister(this.address);
	}

	/** A test in the editor calls them too, in the mode `manual`. */
	async hook(name: HookName, mode: 'trigger' | 'manual' = 'trigger'): Promise<boolean> {
		const context: unknown = new HookContext(
			this.#workflow,
			this.#trigger,
			this.#engine.surroundings(),
			mode,
			mode === 'manual' ? 'manual' : 'activate',
			this.#webhookData(),
		);
		const hooks = this.#nodeType.webhookMethods?.default;
		return (await hooks?.[name].call(context as IHookFunctions)) ?? false;
	}

	/** Nothing that was started still runs. */
	async settled(): Promise<void> {
		while (this.#running.size > 0) await Promise.all(this.#running);
	}

	#webhookData(): IWebhookData {
		const [webhookDescription] = this.#nodeType.description.webhooks ?? [];
		if (webhookDescription === undefined) throw new Error('The trigger describes no webhook');
		return {
			httpMethod: 'POST',
			node: this.#trigger.name,
			path: new URL(this.address).pathname,
			webhookDescription,
			workflowId: this.#workflow.id,
			workflowExecuteAdditionalData: this.#engine.surroundings(),
		};
	}

	/** The execution is started before the sender hears of it, and ends whenever it ends. */
	async #receive(
		exchange: Required<Pick<IWorkflowExecuteAdditionalData, 'httpRequest' | 'httpResponse'>>,
	): Promise<void> {
		const data = this.#engine.surroundings(exchange);
		const context: unknown = new WebhookContext(
			this.#workflow,
			this.#trigger,
			data,
			'webhook',
			this.#webhookData(),
			[],
			null,
		);
		const { httpResponse } = exchange;
		try {
			const result = await this.#nodeType.webhook?.call(context as IWebhookFunctions);
			if (result?.workflowData && this.runsNotKept > 0) {
				this.runsNotKept -= 1;
				throw new Error('The run could not be stored');
			}
			if (result?.workflowData) void this.start(result.workflowData[0] ?? []);
			if (!result?.noWebhookResponse) httpResponse.status(200).json({});
		} catch (error) {
			this.triggerErrors.push(error as Error);
			const failed = { id: this.#engine.nextExecutionId(), error: error as Error };
			void this.#tracked(this.#afterFailure({ ...failed, lastNode: this.#trigger.name }));
			httpResponse.status(500).json({ message: 'Workflow could not be started!' });
		}
	}

	/** An execution with these items, as if the trigger had brought them. */
	async start(items: readonly INodeExecutionData[]): Promise<void> {
		await this.#start(this.#trigger, items);
	}

	/** An execution that begins at a node, with items of an earlier one, as a retried one does. */
	async startAt(node: string, items: readonly INodeExecutionData[]): Promise<void> {
		const from = this.#workflow.getNode(node);
		if (from === null) throw new Error(`The workflow has no node ${node}`);
		await this.#start(from, items);
	}

	async #start(from: INode, items: readonly INodeExecutionData[]): Promise<void> {
		const about = { mode: 'webhook', id: this.#engine.nextExecutionId() } as const;
		await this.#tracked(
			this.#engine.run(this.#workflow, from, [...items], about).then(async (done) => {
				this.executions.push(done);
				if (done.status === 'error') await this.#afterFailure(done);
			}),
		);
	}

	/** n8n starts the workflow's Error Trigger with what it knows of the run that failed. */
	async #afterFailure({ id, error, lastNode }: Failed): Promise<void> {
		const [trigger] = this.#workflow.queryNodes(
			({ description }) => description.name === 'errorTrigger',
		);
		if (trigger === undefined) return;
		const workflow = { id: this.#workflow.id, name: this.#workflow.name };
		const execution = { id, error, lastNodeExecuted: lastNode, mode: 'webhook' };
		const json = JSON.parse(JSON.stringify({ execution, workflow })) as IDataObject;
		const about = { mode: 'error', id: this.#engine.nextExecutionId() } as const;
		this.afterFailures.push(await this.#engine.run(this.#workflow, trigger, [{ json }], about));
	}

	async #tracked(run: Promise<void>): Promise<void> {
		const tracked = run.finally(() => this.#running.delete(tracked));
		this.#running.add(tracked);
		await tracked;
	}
}
