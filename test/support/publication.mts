import { HookContext, WebhookContext } from 'n8n-core';
import {
	NodeHelpers,
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

type HookName = 'checkExists' | 'create' | 'delete';

/** A workflow that begins with a webhook, published: its trigger is set up and starts executions. */
export class Publication {
	readonly executions: Execution[] = [];
	/** What the trigger threw; n8n shows such an execution as failed and answers 500. */
	readonly triggerErrors: Error[] = [];
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

	/** As n8n does: look whether all is there, set it up where it is not. */
	async publish(): Promise<void> {
		this.#endpoint.register(this.address, async (httpRequest, httpResponse) => {
			await this.#receive({ httpRequest, httpResponse });
		});
		try {
			if (!(await this.hook('checkExists'))) await this.hook('create');
		} catch (error) {
			this.#endpoint.unregister(this.address);
			throw error;
		}
	}

	async unpublish(): Promise<void> {
		await this.hook('delete');
		this.#endpoint.unregister(this.address);
	}

	async hook(name: HookName): Promise<boolean> {
		const context: unknown = new HookContext(
			this.#workflow,
			this.#trigger,
			this.#engine.surroundings(),
			'trigger',
			'activate',
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
			if (result?.workflowData) void this.start(result.workflowData[0] ?? []);
			if (!result?.noWebhookResponse) httpResponse.status(200).json({});
		} catch (error) {
			this.triggerErrors.push(error as Error);
			httpResponse.status(500).json({ message: 'Workflow could not be started!' });
		}
	}

	/** An execution with these items, as if the trigger had brought them. */
	async start(items: readonly INodeExecutionData[]): Promise<void> {
		const about = { mode: 'webhook', id: this.#engine.nextExecutionId() } as const;
		const run = this.#engine
			.run(this.#workflow, this.#trigger, [...items], about)
			.then((done) => {
				this.executions.push(done);
			})
			.finally(() => this.#running.delete(run));
		this.#running.add(run);
		await run;
	}
}
