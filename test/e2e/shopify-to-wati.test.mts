import axios from 'axios';
import { quiet, waitUntil } from '../../sandbox/demo/quiet.mts';
import { runsOf, sinceNow } from '../../sandbox/demo/runsBegun.mts';
import { shopSteps } from '../../sandbox/demo/shopSteps.mts';
import { itemsOf } from '../../sandbox/n8n/executions.mts';
import { UNAVOIDABLE } from '../../sandbox/n8n/log-lines.mts';
import { credentialTests } from './credentialTests.mts';
import { startedDemo } from './started.mts';
import { stepTests } from './stepTests.mts';

const demo = startedDemo();

const lastRun = async () => {
	const [last] = await runsOf(demo(), 'shopifyToWati');
	return await demo().n8n.rest.execution(last?.id ?? '');
};

describe('the template from Shopify to Wati, published in a real n8n', () => {
	stepTests(demo, shopSteps(), ['shopifyToWati']);

	it('runs once for a delivery that comes twice', async () => {
		const { shop } = demo();
		shop.merchant.createCustomer({ firstName: 'Twice', email: 'twice@example.com' });
		await quiet(demo());
		const since = await sinceNow(demo(), 'shopifyToWati');
		const last = shop.webhooks.deliveries.at(-1);
		await shop.webhooks.redeliver(last?.id ?? '');
		await quiet(demo());
		expect(shop.webhooks.deliveries.at(-1)?.state).toBe('delivered');
		expect(await since()).toEqual([]);
	});

	it('gives every item of a run its outcome with reason and message', async () => {
		expect(itemsOf(await lastRun(), 'Upsert Customer')).toMatchObject([
			{
				event: { topic: expect.stringMatching(/^CUSTOMER/) },
				customer: { email: 'twice@example.com', tags: [] },
				outcome: { action: 'skipped', reason: 'noPhone', message: expect.stringMatching(/phone/) },
			},
		]);
	});

	it('fails in words, writes nothing and asks for redelivery when Shopify hides the customer', async () => {
		const { shop, wati } = demo();
		const contact = wati.contacts().find(({ params }) => params['shopify_customer_id']);
		const customer = shop
			.customers()
			.find(({ legacyId }) => legacyId === contact?.params['shopify_customer_id']);
		const since = await sinceNow(demo(), 'shopifyToWati');
		shop.options.protectedDataAccess = 'noPersonalFields';
		try {
			shop.merchant.updateCustomer(customer?.id ?? '', { note: 'hidden' });
			await quiet(demo());
			// n8n answers that it failed, and makes a note of it afterwards.
			await waitUntil(async () => (await since()).some(({ status }) => status === 'error'));
		} finally {
			shop.options.protectedDataAccess = 'granted';
		}
		// n8n's Error Trigger has begun a run of its own since.
		const failed = (await since()).find(({ status }) => status === 'error');
		const { data } = await demo().n8n.rest.execution(failed?.id ?? '');
		expect(wati.contact(contact?.id ?? '')).toEqual(contact);
		expect(shop.webhooks.deliveries.at(-1)?.attempts).toMatchObject([{ result: { status: 500 } }]);
		expect(data.resultData.error?.message).toMatch(/Shopify did not give the customer .*approved/);
	});
});

describe('the Shopify trigger in a real n8n', () => {
	const topics = () =>
		demo()
			.shop.webhooks.subscriptions()
			.map(({ topic }) => topic);
	const workflow = () => demo().workflows.shopifyToWati;

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
		const { rest } = demo().n8n;
		await rest.unpublish(workflow());
		expect(topics()).toEqual([]);
		await rest.publish(workflow());
		expect(topics()).toHaveLength(8);
	});

	it('fails to publish in words when the app may not see customers', async () => {
		const { shop, n8n } = demo();
		await n8n.rest.unpublish(workflow());
		shop.options.protectedDataAccess = 'none';
		await expect(n8n.rest.publish(workflow())).rejects.toThrow(/protected customer data/);
		shop.options.protectedDataAccess = 'granted';
		await n8n.rest.unpublish(workflow()).catch(() => undefined);
		await n8n.rest.publish(workflow());
		expect(topics()).toHaveLength(8);
	});
});

describe('the credential tests in a real n8n', () => credentialTests(demo));

describe('the package in a real n8n', () => {
	it('is listed as installed, with nothing failed to load', async () => {
		expect(await demo().n8n.rest.communityPackages()).toMatchObject([
			{ packageName: 'n8n-nodes-shopify-wati-sync', failedLoading: false },
		]);
	});

	it.each(['shopifyCustomerTrigger', 'mapAttributes', 'matchContact', 'upsertCustomer'])(
		'serves the output schema of %s to the editor',
		async (node) => {
			const path = `/schemas/n8n-nodes-shopify-wati-sync.${node}/1.0.0.json`;
			const { data } = await axios.get<unknown>(`${demo().n8n.origin}${path}`);
			expect(data).toMatchObject({ properties: { event: {}, customer: {} } });
		},
	);

	it('loads without a warning', async () => {
		const { n8n } = demo();
		await n8n.restart();
		const avoidable = n8n
			.warnings()
			.filter((line) => !UNAVOIDABLE.some((pattern) => pattern.test(line)));
		expect(avoidable).toEqual([]);
	});
});
