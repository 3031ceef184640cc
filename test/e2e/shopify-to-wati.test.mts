import axios from 'axios';
import { quiet, scenario, walk } from '../../sandbox/demo/check.mts';
import { startDemo, type Demo } from '../../sandbox/demo/index.mts';
import { itemsOf } from '../../sandbox/n8n/executions.mts';
import { UNAVOIDABLE } from '../../sandbox/n8n/log-lines.mts';

/** A first start installs n8n. */
jest.setTimeout(30 * 60_000);

let demo: Demo;

beforeAll(async () => {
	demo = await startDemo((line) => process.stderr.write(`${line}\n`));
	await quiet(demo);
});

afterAll(async () => await demo?.close());

const executions = async () =>
	await demo.n8n.rest.executions({ workflowId: demo.workflowId, limit: 100 });

describe('the template, published in a real n8n', () => {
	it.each(scenario().map((step) => [step.name]))('carries over: %s', async (name) => {
		const step = steps.find((one) => one.name === name);
		if (!step) throw new Error(`There is no step ${name}`);
		const { right, seen } = await walk(demo, step);
		expect({ right, seen }).toEqual({ right: true, seen });
	});

	it('ends none of these runs as failed', async () => {
		const ended = (await executions()).map(({ status }) => status);
		expect(ended.filter((status) => status !== 'success')).toEqual([]);
	});

	it('runs once for a delivery that comes twice', async () => {
		demo.shop.merchant.createCustomer({ firstName: 'Twice', email: 'twice@example.com' });
		await quiet(demo);
		const before = (await executions()).length;
		const last = demo.shop.webhooks.deliveries.at(-1);
		await demo.shop.webhooks.redeliver(last?.id ?? '');
		await quiet(demo);
		expect(demo.shop.webhooks.deliveries.at(-1)?.state).toBe('delivered');
		expect(await executions()).toHaveLength(before);
	});

	it('gives every item of a run its outcome with reason and message', async () => {
		const [last] = await executions();
		const execution = await demo.n8n.rest.execution(last?.id ?? '');
		expect(itemsOf(execution, 'Upsert Customer')).toMatchObject([
			{
				event: { topic: expect.stringMatching(/^CUSTOMER/) },
				customer: { email: 'twice@example.com', tags: [] },
				outcome: { action: 'skipped', reason: 'noPhone', message: expect.stringMatching(/phone/) },
			},
		]);
	});

	it('fails in words, writes nothing and asks for redelivery when Shopify hides the customer', async () => {
		const contact = demo.wati.contacts()[0];
		const customer = demo.shop
			.customers()
			.find(({ legacyId }) => legacyId === contact?.params['shopify_customer_id']);
		demo.shop.options.protectedDataAccess = 'noPersonalFields';
		try {
			demo.shop.merchant.updateCustomer(customer?.id ?? '', { note: 'hidden' });
			await quiet(demo);
		} finally {
			demo.shop.options.protectedDataAccess = 'granted';
		}
		const [last] = await executions();
		const { status, data } = await demo.n8n.rest.execution(last?.id ?? '');
		expect(demo.wati.contact(contact?.id ?? '')).toEqual(contact);
		expect(demo.shop.webhooks.deliveries.at(-1)?.attempts).toMatchObject([
			{ result: { status: 500 } },
		]);
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toMatch(/Shopify did not give the customer .*approved/);
	});
});

const steps = scenario();

describe('the trigger in a real n8n', () => {
	const topics = () => demo.shop.webhooks.subscriptions().map(({ topic }) => topic);

	it('has one subscription for each chosen event', () => {
		expect(topics().sort()).toEqual([
			'CUSTOMERS_CREATE',
			'CUSTOMERS_DELETE',
			'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE',
			'CUSTOMERS_MARKETING_CONSENT_UPDATE',
			'CUSTOMERS_UPDATE',
			'CUSTOMERS_WHATS_APP_MARKETING_CONSENT_UPDATE',
			'CUSTOMER_TAGS_ADDED',
			'CUSTOMER_TAGS_REMOVED',
		]);
	});

	it('removes its subscriptions when unpublished and sets them up again when published', async () => {
		await demo.n8n.rest.unpublish(demo.workflowId);
		expect(topics()).toEqual([]);
		await demo.n8n.rest.publish(demo.workflowId);
		expect(topics()).toHaveLength(8);
	});

	it('fails to publish in words when the app may not see customers', async () => {
		await demo.n8n.rest.unpublish(demo.workflowId);
		demo.shop.options.protectedDataAccess = 'none';
		await expect(demo.n8n.rest.publish(demo.workflowId)).rejects.toThrow(/protected customer data/);
		demo.shop.options.protectedDataAccess = 'granted';
		await demo.n8n.rest.unpublish(demo.workflowId).catch(() => undefined);
		await demo.n8n.rest.publish(demo.workflowId);
		expect(topics()).toHaveLength(8);
	});
});

describe('the credential tests in a real n8n', () => {
	const shopify = () => ({
		shop: demo.shop.origin,
		authentication: 'clientCredentials',
		clientId: demo.shop.options.clientId,
		clientSecret: demo.shop.options.clientSecret,
	});
	const wati = () => ({
		endpointUrl: demo.wati.endpointUrl,
		accessToken: demo.wati.options.token,
		requestsPer10Seconds: 10,
	});

	const tested = async (type: string, data: Record<string, unknown>) => {
		const id = await demo.n8n.rest.createCredential(`Test of ${type}`, type, data);
		try {
			return await demo.n8n.rest.testCredential(id);
		} finally {
			await demo.n8n.rest.deleteCredential(id);
		}
	};

	it.each([
		['shopifyCustomerSyncApi', shopify],
		['watiCustomerSyncApi', wati],
	])('accept a good %s', async (type, data) => {
		expect(await tested(type, data())).toMatchObject({ status: 'OK' });
	});

	it.each([
		[
			'an unknown shop',
			{ shop: 'http://127.0.0.1:9' },
			/Nothing answers at .* Check the shop name/,
		],
		['what is no shop', { shop: 'my shop!' }, /not a shop address/],
		['a wrong client secret', { clientSecret: 'wrong' }, /client secret is wrong/],
		[
			'a wrong access token',
			{ authentication: 'accessToken', accessToken: 'shpat_wrong' },
			/does not accept the access token/,
		],
	])('name %s', async (_, change, message) => {
		const result = await tested('shopifyCustomerSyncApi', { ...shopify(), ...change });
		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) });
	});

	it.each([
		[
			'an app that is not installed',
			{ appInstalled: false },
			{ appInstalled: true },
			/not installed/,
		],
		[
			'an app of another organization',
			{ sameOrganisation: false },
			{ sameOrganisation: true },
			/same organization/,
		],
		[
			'a missing scope',
			{ scopes: ['read_customers'] },
			{ scopes: ['read_customers', 'write_customers'] },
			/lacks the scope write_customers/,
		],
		[
			'personal data that stays hidden',
			{ protectedDataAccess: 'noPersonalFields' as const },
			{ protectedDataAccess: 'granted' as const },
			/no access to protected customer data/,
		],
		[
			'customers that stay hidden',
			{ protectedDataAccess: 'none' as const },
			{ protectedDataAccess: 'granted' as const },
			/no access to protected customer data/,
		],
	])('name %s', async (_, broken, mended, message) => {
		Object.assign(demo.shop.options, broken);
		try {
			const result = await tested('shopifyCustomerSyncApi', shopify());
			expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) });
		} finally {
			Object.assign(demo.shop.options, mended);
		}
	});

	it.each([
		['a wrong token', () => ({ accessToken: 'wati_wrong' }), /does not accept the access token/],
		['Bearer in the token', () => ({ accessToken: `Bearer ${wati().accessToken}` }), /"Bearer"/],
		['an empty token', () => ({ accessToken: ' ' }), /token is empty/],
		[
			'an endpoint with an API path',
			() => ({ endpointUrl: `${wati().endpointUrl}/api/v1` }),
			/leave out everything from \/api on/,
		],
		['no endpoint at all', () => ({ endpointUrl: 'live-mt-server' }), /not a web address/],
		['an endpoint that is not Wati', () => ({ endpointUrl: `${demo.shop.origin}/1` }), /Wati/],
		[
			'an endpoint that does not answer',
			() => ({ endpointUrl: 'http://127.0.0.1:9/1' }),
			/Nothing answers/,
		],
	])('name %s', async (_, change, message) => {
		const result = await tested('watiCustomerSyncApi', { ...wati(), ...change() });
		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) });
	});
});

describe('the package in a real n8n', () => {
	it('is listed as installed, with nothing failed to load', async () => {
		expect(await demo.n8n.rest.communityPackages()).toMatchObject([
			{ packageName: 'n8n-nodes-shopify-wati-sync', failedLoading: false },
		]);
	});

	it.each(['shopifyCustomerTrigger', 'mapAttributes', 'matchContact', 'upsertCustomer'])(
		'serves the output schema of %s to the editor',
		async (node) => {
			const path = `/schemas/n8n-nodes-shopify-wati-sync.${node}/1.0.0.json`;
			const { data } = await axios.get<unknown>(`${demo.n8n.origin}${path}`);
			expect(data).toMatchObject({ properties: { event: {}, customer: {} } });
		},
	);

	it('loads without a warning', async () => {
		await demo.n8n.restart();
		const avoidable = demo.n8n
			.warnings()
			.filter((line) => !UNAVOIDABLE.some((pattern) => pattern.test(line)));
		expect(avoidable).toEqual([]);
	});
});
