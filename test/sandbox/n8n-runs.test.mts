import { recentRuns } from '../../sandbox/demo/runs.mts';
import type { Execution, ExecutionQuery, ExecutionSummary } from '../../sandbox/n8n/executions.mts';

const workflows = { shopifyToWati: 'sw', watiToShopify: 'ws', historicalImport: 'hi' };

interface Run {
	readonly workflowId: string;
	readonly status: string;
	/** What each node put out, by output. */
	readonly nodes?: Readonly<Record<string, readonly object[]>>;
	readonly error?: string;
}

const summaryOf = (id: string, { workflowId, status }: Run): ExecutionSummary => ({
	id,
	workflowId,
	status,
	mode: 'webhook',
	startedAt: '2026-11-23T10:00:00.000Z',
});

function executionOf(id: string, run: Run): Execution {
	const runData = Object.fromEntries(
		Object.entries(run.nodes ?? {}).map(([node, outputs]) => [
			node,
			[{ data: { main: outputs.map((json) => [{ json: { ...json } }]) } }],
		]),
	);
	const error = run.error === undefined ? {} : { error: { message: run.error } };
	return { ...summaryOf(id, run), data: { resultData: { runData, ...error } } };
}

/** An n8n with this one run, that counts how often it is read. */
function n8nWith(run: Run) {
	const read: string[] = [];
	const rest = {
		executions: async ({ workflowId }: ExecutionQuery) =>
			await Promise.resolve([summaryOf('7', run)].filter((one) => one.workflowId === workflowId)),
		execution: async (id: string) => {
			read.push(id);
			return await Promise.resolve(executionOf(id, run));
		},
	};
	return { read, runs: recentRuns(rest, workflows, 'http://n8n') };
}

const change = { field: 'phone', side: 'customer', from: null, to: '+14155550155' };

describe('the runs as the page tells them', () => {
	it('name direction, contact, customer, event and the side of each change', async () => {
		const item = {
			event: { event: 'message', number: '14155550155' },
			contact: { id: 'c1', number: '14155550155' },
			outcome: {
				action: 'created',
				reason: 'contactNew',
				changes: [change],
				problems: [],
				customer: { id: '81' },
				contact: { id: 'c1', number: '14155550155' },
			},
		};
		const { runs } = n8nWith({
			workflowId: 'ws',
			status: 'success',
			nodes: { 'Upsert Customer': [item] },
		});
		expect(await runs()).toMatchObject([
			{
				direction: 'watiToShopify',
				status: 'success',
				event: 'message',
				customer: { id: '81' },
				contact: { id: 'c1', number: '14155550155' },
				changes: [change],
				url: 'http://n8n/workflow/ws/executions/7',
			},
		]);
	});

	it('name the customer and the topic where the shop began them', async () => {
		const item = {
			event: { topic: 'CUSTOMERS_UPDATE' },
			customer: { id: 'gid://shopify/Customer/81', displayName: 'Ada' },
			outcome: { action: 'unchanged', reason: 'alreadyInStep', changes: [], problems: [] },
		};
		const { runs } = n8nWith({
			workflowId: 'sw',
			status: 'success',
			nodes: { 'Upsert Customer': [item] },
		});
		expect(await runs()).toMatchObject([
			{
				direction: 'shopifyToWati',
				event: 'CUSTOMERS_UPDATE',
				customer: { id: 'gid://shopify/Customer/81', name: 'Ada' },
			},
		]);
	});

	it('tell why they failed before the last node, and about whom', async () => {
		const { runs } = n8nWith({
			workflowId: 'ws',
			status: 'error',
			error: 'Shopify said no',
			nodes: {
				'A Contact Writes': [
					{ event: { event: 'message' }, contact: { id: 'c1', number: '14155550155' } },
				],
			},
		});
		expect(await runs()).toMatchObject([
			{
				status: 'error',
				contact: { id: 'c1' },
				problems: [{ code: 'failed', message: 'Shopify said no' }],
			},
		]);
	});

	it('are read in full only once they have ended', async () => {
		const { runs, read } = n8nWith({ workflowId: 'ws', status: 'running' });
		expect(await runs()).toMatchObject([{ status: 'running', direction: 'watiToShopify' }]);
		expect(read).toEqual([]);
	});

	it('are asked for once by all who ask at the same moment', async () => {
		const { runs, read } = n8nWith({ workflowId: 'ws', status: 'success' });
		const [first, second] = await Promise.all([runs(), runs()]);
		expect(first).toBe(second);
		expect(read).toEqual(['7']);
	});
});
