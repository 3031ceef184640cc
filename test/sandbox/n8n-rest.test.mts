import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { n8nRest } from '../../sandbox/n8n/rest.mts';
import type { N8nRest } from '../../sandbox/n8n/rest.mts';

interface Answer {
	readonly status?: number;
	readonly body: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

/** Scripted answers by `METHOD /path`, each used in turn, the last one for good. */
type Script = Record<string, readonly [Answer, ...Answer[]]>;

let server: Server;
let rest: N8nRest;
let script: Script;
let received: Array<{ readonly call: string; readonly headers: IncomingMessage['headers'] }>;

beforeEach(async () => {
	received = [];
	server = createServer((request, response) => {
		const call = `${request.method} ${new URL(request.url ?? '', 'http://n8n').pathname}`;
		const turn = received.filter((each) => each.call === call).length;
		received.push({ call, headers: request.headers });
		const answers = script[call] ?? [{ status: 404, body: { message: `no ${call}` } }];
		const answer = answers[Math.min(turn, answers.length - 1)] ?? answers[0];
		response.writeHead(answer.status ?? 200, {
			'content-type': 'application/json',
			...answer.headers,
		});
		response.end(JSON.stringify(answer.body));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	rest = n8nRest(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

const data = (value: unknown): Answer => ({ body: { data: value } });
const calls = (): readonly string[] => received.map(({ call }) => call);
const signedIn: Answer = {
	body: { data: {} },
	headers: { 'set-cookie': 'n8n-auth=jwt; Path=/; HttpOnly' },
};
const settings = (showSetupOnFirstLoad: boolean): Answer =>
	data({ userManagement: { showSetupOnFirstLoad } });

const workflow = data({ versionId: 'v1', nodes: [{ id: 'n1', name: 'Trigger' }] });
const status = (name: string, errorMessage: string | null = null): Answer =>
	data({ status: name, triggers: [{ nodeId: 'n1', status: 'x', errorMessage }] });

describe('the REST client of n8n', () => {
	it.each([
		[true, 'POST /rest/owner/setup'],
		[false, 'POST /rest/login'],
	])('when a setup is still to do is %s, begins by %s and stays signed in', async (fresh, call) => {
		script = {
			'GET /rest/settings': [settings(fresh)],
			[call]: [signedIn],
			'GET /rest/community-packages': [data([])],
		};
		await rest.setUpOwner();
		await rest.communityPackages();
		expect(calls()).toEqual(['GET /rest/settings', call, 'GET /rest/community-packages']);
		expect(received[2]?.headers.cookie).toBe('n8n-auth=jwt');
	});

	it('hands on the words in which n8n refuses', async () => {
		script = {
			'GET /rest/workflows/7': [{ status: 403, body: { message: 'You may not' } }],
		};
		await expect(rest.workflow('7')).rejects.toMatchObject({
			name: 'N8nRefusal',
			status: 403,
			reason: 'You may not',
			message: 'GET /rest/workflows/7: 403 You may not',
		});
	});

	it('waits until a workflow is published', async () => {
		script = {
			'GET /rest/workflows/7': [workflow],
			'POST /rest/workflows/7/activate': [data({})],
			'GET /rest/workflows/7/publication-status': [
				status('not_published'),
				status('in_progress'),
				status('published'),
			],
		};
		await rest.publish('7');
		expect(calls().filter((call) => call.endsWith('publication-status'))).toHaveLength(3);
	});

	it.each(['partial', 'failed'])(
		'tells which trigger failed when publishing is %s',
		async (name) => {
			script = {
				'GET /rest/workflows/7': [workflow],
				'POST /rest/workflows/7/activate': [data({})],
				'GET /rest/workflows/7/publication-status': [status(name, 'Shopify said no')],
			};
			await expect(rest.publish('7')).rejects.toThrow(
				`Workflow 7 is not published (${name})\nTrigger: Shopify said no`,
			);
		},
	);

	it('waits until an unpublished workflow no longer answers', async () => {
		script = {
			'POST /rest/workflows/7/deactivate': [data({})],
			'GET /rest/workflows/7/publication-status': [status('published'), status('not_published')],
		};
		await rest.unpublish('7');
		expect(calls()).toHaveLength(3);
	});

	it('removes a credential that was stored for a test only, even when the test breaks', async () => {
		script = {
			'POST /rest/credentials': [data({ id: 'c1' })],
			'GET /rest/credentials/c1': [data({ id: 'c1', name: 'n', type: 't', data: {} })],
			'POST /rest/credentials/test': [{ status: 500, body: { message: 'broken' } }],
			'DELETE /rest/credentials/c1': [data(true)],
		};
		const test = rest.testCredential({ name: 'n', type: 't', data: {} });
		await expect(test).rejects.toThrow('broken');
		expect(calls().at(-1)).toBe('DELETE /rest/credentials/c1');
	});

	it('tells how a retried execution ended', async () => {
		script = { 'POST /rest/executions/3/retry': [data({ id: '4', status: 'success' })] };
		expect(await rest.retry('3')).toBe('success');
	});

	it('reads what the nodes of an execution put out', async () => {
		const flatted =
			'[{"resultData":"1"},{"runData":"2"},{"A":"3"},["4"],{"data":"5"},{"main":"6"},["7"],["8"],{"json":"9"},{"x":1}]';
		script = {
			'GET /rest/executions/3': [
				data({
					id: '3',
					workflowId: '7',
					mode: 'webhook',
					status: 'success',
					startedAt: '2026-11-01T00:00:00.000Z',
					stoppedAt: null,
					data: flatted,
				}),
			],
		};
		const execution = await rest.execution('3');
		expect(execution.data.resultData.runData['A']?.[0]?.data?.main).toEqual([[{ json: { x: 1 } }]]);
	});
});
