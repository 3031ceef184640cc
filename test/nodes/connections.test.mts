import http, { createServer } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { mayPutBack, publishedBy } from '../../nodes/shopify/webhookHealth';
import { graphql } from '../sandbox/shopifyClient.mts';
import type { WorkflowFile } from '../support/engine.mts';
import { runOnce } from '../support/lists.mts';
import { JANE } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const CHECK = 'Check Connections';
const ALONE = { templates: [] } as const;

const DELIVERED = [
	'CUSTOMERS_CREATE',
	'CUSTOMERS_DELETE',
	'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE',
	'CUSTOMERS_MARKETING_CONSENT_UPDATE',
	'CUSTOMERS_UPDATE',
	'CUSTOMERS_WHATS_APP_MARKETING_CONSENT_UPDATE',
	'CUSTOMER_TAGS_ADDED',
	'CUSTOMER_TAGS_REMOVED',
];
const EDITS = { 'A Customer Changes': { parameters: { topics: DELIVERED } } };

const alone = (parameters: INodeParameters): WorkflowFile => ({
	id: 'connections001',
	name: 'A check',
	nodes: [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
		{ name: CHECK, type: 'n8n-nodes-shopify-wati-sync.checkConnections', parameters },
	].map((one): INode => ({ ...one, id: one.name, typeVersion: 1, position: [0, 0] })),
	connections: { Start: { main: [[{ node: CHECK, type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

interface Checked {
	readonly service: string;
	readonly ok: boolean;
	readonly problems: readonly string[];
	readonly notes: readonly string[];
	readonly shop?: string | null;
	readonly scopes?: readonly string[];
	readonly contacts?: number | null;
	readonly webhooks?: {
		readonly address: string;
		readonly published: boolean | 'unknown';
		readonly known: boolean;
		readonly present: readonly string[];
		readonly missing: readonly string[];
		readonly putBack: readonly string[];
	};
}

/** The one item that a check gives, whatever is wrong. */
async function check(world: World, parameters: INodeParameters): Promise<Checked> {
	const execution = await runOnce(world, alone(parameters), {});
	if (execution.error) throw new Error(execution.error.message);
	const items = execution.items(CHECK);
	expect(items).toHaveLength(1);
	return items[0]?.json as unknown as Checked;
}

const credential = (world: World, type: string, changed: IDataObject): void => {
	const { credentials } = world.engine;
	credentials.save(type, { ...credentials.saved(type), ...changed } as never);
};
const SHOPIFY = 'shopifyCustomerSyncApi';
const WATI = 'watiCustomerSyncApi';

const APP = { service: 'shopify', checkWebhooks: false } as const;

describe('the app in Shopify', () => {
	it('that may do everything is told with its scopes', async () => {
		const world = await open(ALONE);
		expect(await check(world, APP)).toEqual({
			service: 'shopify',
			ok: true,
			problems: [],
			notes: [],
			shop: world.shopify.origin,
			scopes: ['read_customers', 'write_customers'],
		});
	});

	it.each([
		['lacks a scope', { scopes: ['read_customers'] }, ['lacks the scope write_customers']],
		[
			'sees no protected data',
			{ protectedDataAccess: 'none' } as const,
			['protected customer data'],
		],
		[
			'lacks a scope and sees no protected data',
			{ scopes: ['read_customers'], protectedDataAccess: 'noPersonalFields' } as const,
			['lacks the scope write_customers', 'protected customer data'],
		],
		['is not installed', { appInstalled: false }, ['not installed in this shop']],
		['is of another organisation', { sameOrganisation: false }, ['same organization']],
	])('that %s is a problem in a sentence', async (_, shopify, words) => {
		const world = await open({ ...ALONE, shopify });
		// Whom the app may not see is the proof.
		world.shopify.merchant.createCustomer(JANE);
		const { ok, problems } = await check(world, APP);
		expect(ok).toBe(false);
		expect(problems).toEqual(words.map((word) => expect.stringContaining(word)));
	});

	it.each([
		['a wrong secret', { clientSecret: 'wrong' }, 'client secret is wrong'],
		['no shop address', { shop: 'not a shop!' }, 'not a shop address'],
		['nothing at its address', { shop: 'http://127.0.0.1:9' }, 'Nothing answers at'],
		[
			'no secret for its token',
			{
				authentication: 'accessToken',
				accessToken: 'shpat_00000000000000000000000000000000',
				clientSecret: '',
			},
			'no webhook can be trusted',
		],
		['an empty token', { authentication: 'accessToken', accessToken: ' ' }, 'token is empty'],
		[
			'a token that is none',
			{ authentication: 'accessToken', accessToken: 'shpat_nonsense' },
			'does not accept the access token',
		],
	])('behind a credential with %s is a problem in a sentence', async (_, changed, words) => {
		const world = await open(ALONE);
		credential(world, SHOPIFY, changed);
		const { ok, problems } = await check(world, APP);
		expect([ok, problems]).toEqual([false, [expect.stringContaining(words)]]);
	});
});

const lose = async (world: World, count: number): Promise<void> => {
	for (const { id } of world.shopify.webhooks.subscriptions().slice(0, count)) {
		await graphql(
			world.shopify,
			'mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId } }',
			{ id },
		);
	}
	world.clearLogs();
};

const subscribed = (world: World) =>
	world.shopify.webhooks
		.subscriptions()
		.map(({ topic }) => topic)
		.sort();

const hooks = (world: World, more: INodeParameters = {}): INodeParameters => ({
	service: 'shopify',
	checkWebhooks: true,
	address: world.publication.address,
	...more,
});

describe('the webhooks', () => {
	it('are all there; an event whose scope the app does without is told, and is no problem', async () => {
		const world = await open({ edits: EDITS });
		const { ok, problems, notes, webhooks } = await check(world, hooks(world));
		expect([ok, problems]).toEqual([true, []]);
		expect(webhooks).toMatchObject({ known: true, present: DELIVERED, missing: [], putBack: [] });
		expect(notes[0]).toContain('read_customer_merge');
	});

	it('that Shopify dropped are a problem', async () => {
		const world = await open({ edits: EDITS });
		await lose(world, 2);
		const { ok, problems, webhooks } = await check(world, hooks(world));
		expect([ok, problems]).toEqual([
			false,
			[expect.stringContaining('does not tell n8n of "Customer Created", "Customer Deleted"')],
		]);
		expect(webhooks?.missing).toEqual(DELIVERED.slice(0, 2));
		expect(subscribed(world)).toHaveLength(DELIVERED.length - 2);
	});

	it('are put back in one request, where some are still there', async () => {
		const world = await open({ edits: EDITS });
		await lose(world, 3);
		const { ok, notes, webhooks } = await check(world, hooks(world, { putBack: true }));
		expect(ok).toBe(true);
		expect(webhooks).toMatchObject({
			present: DELIVERED,
			missing: [],
			putBack: DELIVERED.slice(0, 3),
		});
		expect(notes.join(' ')).toContain('Put back in Shopify: "Customer Created"');
		expect(subscribed(world)).toEqual(DELIVERED);
		expect(world.shopifyRequests().filter((name) => name === 'Subscribe')).toHaveLength(1);
	});

	it('are not put back where none is there and nobody says that the workflow is published', async () => {
		const world = await open({ edits: EDITS });
		await lose(world, DELIVERED.length);
		const { ok, webhooks } = await check(world, hooks(world, { putBack: true }));
		expect(ok).toBe(false);
		expect(webhooks).toMatchObject({ published: 'unknown', present: [], putBack: [] });
		expect(webhooks?.missing).toEqual(DELIVERED);
		expect(subscribed(world)).toEqual([]);
	});

	it('of others are neither counted nor touched', async () => {
		const world = await open({ edits: EDITS });
		const address = world.publication.address.replace('/webhook/', '/webhook/other-');
		const { webhooks } = await check(world, hooks(world, { address, putBack: true }));
		expect(webhooks).toMatchObject({ present: [], putBack: [] });
		expect(subscribed(world)).toEqual(DELIVERED);
	});

	it('that Shopify refuses to put back are a problem that says why', async () => {
		const world = await open({ edits: EDITS });
		await lose(world, 1);
		world.shopify.faults.add({
			on: 'Subscribe',
			do: { kind: 'status', status: 403, body: { errors: 'Forbidden' } },
			times: 9,
		});
		const { problems } = await check(world, hooks(world, { putBack: true }));
		expect(problems).toEqual([expect.stringContaining('could not be mended')]);
	});

	it.each(['', 'no address'])('of the address "%s" cannot be asked for', async (address) => {
		const world = await open({ edits: EDITS });
		const { problems, webhooks } = await check(world, hooks(world, { address }));
		expect(problems).toEqual([expect.stringContaining('address of the trigger is not known')]);
		expect(webhooks).toMatchObject({ known: false, published: 'unknown' });
	});

	it('are not asked for where nobody can sign in', async () => {
		const world = await open({ edits: EDITS });
		credential(world, SHOPIFY, { clientSecret: 'wrong' });
		const { problems, webhooks } = await check(world, hooks(world));
		expect(problems).toEqual([expect.stringContaining('client secret is wrong')]);
		expect(webhooks?.known).toBe(false);
	});
});

describe('the workflow of the trigger', () => {
	const here = (world: World) =>
		new URL(new URL(world.publication.address).pathname, world.endpoint.origin).href;

	it('is published where the trigger itself answers, and no run comes of the question', async () => {
		const world = await open({ edits: EDITS });
		const executions = await world.executionsOf(async () => {
			const { webhooks } = await check(world, hooks(world, { address: here(world) }));
			expect(webhooks?.published).toBe(true);
		});
		expect(executions).toEqual([]);
	});

	it('is not published where n8n does not know the address', async () => {
		const world = await open({ edits: EDITS });
		await world.publication.unpublish();
		const { problems, webhooks } = await check(
			world,
			hooks(world, { address: here(world), putBack: true }),
		);
		expect(webhooks).toMatchObject({ published: false, putBack: [] });
		expect(problems).toEqual(['The workflow of the trigger is not published: publish it.']);
	});

	it('is told to be unpublished also where nobody can sign in', async () => {
		const world = await open({ edits: EDITS });
		await world.publication.unpublish();
		credential(world, SHOPIFY, { clientSecret: 'wrong' });
		const { problems } = await check(world, hooks(world, { address: here(world) }));
		expect(problems).toEqual([
			expect.stringContaining('client secret is wrong'),
			'The workflow of the trigger is not published: publish it.',
		]);
	});

	it('gets all of its webhooks back where it is published and none is left', async () => {
		const world = await open({ edits: EDITS });
		await lose(world, DELIVERED.length);
		const tunnel = https.request.bind(https);
		const { port } = new URL(world.endpoint.origin);
		const { host } = new URL(world.publication.address);
		// The address is public, as Shopify wants it, and leads here all the same.
		const redirected = jest.spyOn(https, 'request').mockImplementation(((
			options: http.RequestOptions & { hostname?: string },
			heard: (response: http.IncomingMessage) => void,
		) =>
			options.hostname === host
				? http.request(
						{
							...options,
							agent: new http.Agent(),
							protocol: 'http:',
							hostname: '127.0.0.1',
							port,
						},
						heard,
					)
				: tunnel(options, heard)) as typeof https.request);
		const { ok, webhooks } = await check(world, hooks(world, { putBack: true }));
		redirected.mockRestore();
		expect(webhooks).toMatchObject({ published: true, putBack: DELIVERED, missing: [] });
		expect([ok, subscribed(world)]).toEqual([true, DELIVERED]);
	});

	it.each([
		['somebody else answers', 401, { error: 'Who are you?' }],
		['all is well with whatever answers', 200, { ok: true }],
		['the server is down', 502, 'Bad gateway'],
		['the way leads elsewhere', 302, ''],
	])('may or may not be published where %s', async (_, status, body) => {
		const world = await open({ edits: EDITS });
		const server = createServer((request, response) => {
			request.resume();
			const headers = { 'Content-Type': 'application/json', Location: here(world) };
			response.writeHead(status, headers).end(JSON.stringify(body));
		});
		await new Promise<void>((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
		const { port } = server.address() as AddressInfo;
		const { webhooks } = await check(world, hooks(world, { address: `http://127.0.0.1:${port}/` }));
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
		expect(webhooks?.published).toBe('unknown');
	});

	it.each([
		[401, { error: 'The signature is missing or wrong.' }, true],
		[404, { message: 'not registered' }, false],
		[401, 'The signature is missing or wrong.', 'unknown'],
		[401, null, 'unknown'],
		[200, { error: 'The signature is missing or wrong.' }, 'unknown'],
	])('after %i %j is published: %s', (status, body, published) => {
		expect(publishedBy({ status, body })).toBe(published);
	});

	it.each([
		[true, 0, true],
		[true, 3, true],
		[false, 0, false],
		['unknown', 0, false],
		['unknown', 1, true],
	] as const)(
		'published: %s, with %i subscriptions: may they be put back? %s',
		(is, count, may) => {
			expect(
				mayPutBack(
					is,
					Array.from({ length: count }, () => 'CUSTOMERS_UPDATE'),
				),
			).toBe(may);
		},
	);
});

describe('Wati', () => {
	const ASK = { service: 'wati' } as const;

	it('is asked once, for the number of contacts', async () => {
		const world = await open(ALONE);
		await world.wati.people.write('14155550101', 'Hello');
		world.clearLogs();
		expect(await check(world, ASK)).toEqual({
			service: 'wati',
			ok: true,
			problems: [],
			notes: [],
			contacts: 1,
		});
		expect(world.watiCalls()).toHaveLength(1);
	});

	it('that has no count is well all the same', async () => {
		const world = await open({ ...ALONE, wati: { switches: { contactsCount: 'absent404' } } });
		expect(await check(world, ASK)).toMatchObject({ ok: true, contacts: null });
	});

	it.each([
		['a wrong token', { accessToken: 'wrong' }, 'does not accept the access token'],
		['an empty token', { accessToken: '' }, 'access token is empty'],
		['no web address', { endpointUrl: 'wati' }, 'not a web address'],
		['an address where nobody answers', { endpointUrl: 'http://127.0.0.1:9/1' }, 'Nothing answers'],
	])('behind a credential with %s is a problem in a sentence', async (_, changed, words) => {
		const world = await open(ALONE);
		credential(world, WATI, changed);
		const { ok, problems, contacts } = await check(world, ASK);
		expect([ok, problems, contacts]).toEqual([false, [expect.stringContaining(words)], null]);
	});

	it('that refuses calls for now is a problem in a sentence', async () => {
		const world = await open(ALONE);
		const headers = { 'Retry-After': '0' };
		world.wati.faults.add({ on: {}, do: { kind: 'status', status: 429, headers }, times: 99 });
		const { problems } = await check(world, ASK);
		expect(problems).toEqual([expect.stringContaining('refuses calls for now')]);
	});

	it('that does not let the token read contacts is a problem in a sentence', async () => {
		const world = await open(ALONE);
		world.wati.faults.add({ on: {}, do: { kind: 'status', status: 403 }, times: 99 });
		const { problems } = await check(world, ASK);
		expect(problems).toEqual([expect.stringContaining('may not read contacts')]);
	});
});

it.each([
	['shopify', 'No Shopify credential is chosen: open the node "Check Connections"'],
	['wati', 'No Wati credential is chosen: open the node "Check Connections"'],
])('where no credential for %s is chosen, that is the finding', async (service, words) => {
	const world = await open(ALONE);
	const { engine } = world;
	const workflow = engine.workflow(alone({ service, checkWebhooks: false }));
	const start = workflow.getNode('Start') as INode;
	const about = { mode: 'trigger', id: engine.nextExecutionId() } as const;
	const execution = await engine.run(workflow, start, [{ json: {} }], about);
	expect(execution.items(CHECK)).toMatchObject([
		{ json: { service, ok: false, problems: [expect.stringContaining(words)] } },
	]);
});

it('a credential that is no longer there is the finding', async () => {
	const world = await open(ALONE);
	jest.spyOn(world.engine.credentials, 'getDecrypted').mockImplementation(async () => {
		await Promise.resolve();
		throw new Error('Credential with ID "x" does not exist.');
	});
	const { problems } = await check(world, { service: 'wati' });
	expect(problems).toEqual([expect.stringContaining('cannot be opened (Credential with ID "x"')]);
});

it('many items ask once, and one item comes out', async () => {
	const world = await open(ALONE);
	const { engine } = world;
	const workflow = engine.workflow(alone({ service: 'wati' }));
	const start = workflow.getNode('Start') as INode;
	const about = { mode: 'trigger', id: engine.nextExecutionId() } as const;
	const execution = await engine.run(workflow, start, [{ json: {} }, { json: {} }], about);
	expect(execution.items(CHECK)).toHaveLength(1);
});
