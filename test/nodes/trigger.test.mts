import { createHmac } from 'node:crypto';
import { graphql } from '../sandbox/shopifyClient.mts';
import { JANE, JANES } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();

const TOPICS = [
	'CUSTOMERS_CREATE',
	'CUSTOMERS_DELETE',
	'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE',
	'CUSTOMERS_MARKETING_CONSENT_UPDATE',
	'CUSTOMERS_UPDATE',
	'CUSTOMERS_WHATS_APP_MARKETING_CONSENT_UPDATE',
	'CUSTOMER_TAGS_ADDED',
	'CUSTOMER_TAGS_REMOVED',
];
const subscribed = (world: World) =>
	world.shopify.webhooks
		.subscriptions()
		.map(({ topic }) => topic)
		.sort();

describe('publishing', () => {
	it('makes one subscription for each event that is chosen, to the address of the workflow', async () => {
		const world = await open();
		expect(subscribed(world)).toEqual(TOPICS);
		const [first] = world.shopify.webhooks.subscriptions();
		expect(first?.uri).toBe(world.publication.address);
	});

	it('unpublishing removes them all', async () => {
		const world = await open();
		await world.publication.unpublish();
		expect(subscribed(world)).toEqual([]);
	});

	it('publishing again repairs what is missing and removes what is too much', async () => {
		const world = await open({
			edits: { 'A Customer Changes': { parameters: { topics: ['CUSTOMERS_UPDATE'] } } },
		});
		expect(await world.publication.hook('checkExists')).toBe(true);
		await world.publication.unpublish();
		expect(await world.publication.hook('checkExists')).toBe(false);
		await world.publication.publish();
		expect(subscribed(world)).toEqual(['CUSTOMERS_UPDATE']);
	});

	it.each([
		['the next event', 0],
		['an event a quarter of an hour after the last look', 16 * 60_000],
	])('a subscription that Shopify removed comes back with %s', async (_, later) => {
		const world = await open();
		const { id } = later > 0 ? await world.synced(JANE) : { id: '' };
		const [lost] = world.shopify.webhooks.subscriptions();
		await graphql(
			world.shopify,
			'mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId } }',
			{ id: lost?.id },
		);
		expect(subscribed(world)).toHaveLength(TOPICS.length - 1);
		const now = Date.now.bind(Date);
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + later);
		const { merchant } = world.shopify;
		await world.outcomesOf(() =>
			later > 0 ? merchant.addTags(id, ['VIP']) : merchant.createCustomer(JANE),
		);
		clock.mockRestore();
		expect(subscribed(world)).toEqual(TOPICS);
	});

	it.each([
		['no event is chosen', { topics: [] }, {}, 'Choose at least one event'],
		['a scope is missing', {}, { scopes: [] }, 'scope'],
		[
			'the app may not see protected data',
			{},
			{ protectedDataAccess: 'none' } as const,
			'protected customer data',
		],
		[
			'an event needs a scope of its own',
			{ topics: ['CUSTOMERS_MERGE'] },
			{},
			'read_customer_merge',
		],
	])('says what to do where %s', async (_, parameters, shopify, words) => {
		const world = await open({
			published: 'no',
			shopify,
			edits: { 'A Customer Changes': { parameters } },
		});
		await expect(world.publication.publish()).rejects.toThrow(words);
	});

	it.each([
		['does without merges where the app may not hear of them', [], false],
		['hears of merges where the app may', ['read_customer_merge'], true],
	])('%s', async (_, scopes, hears) => {
		const topics = ['CUSTOMERS_MERGE', 'CUSTOMERS_UPDATE'];
		const world = await open({
			shopify: { scopes: ['read_customers', ...scopes] },
			edits: { 'A Customer Changes': { parameters: { topics } } },
		});
		expect(subscribed(world)).toEqual(topics.slice(hears ? 0 : 1));
	});
});

describe('a delivery that is not to be trusted is answered 401 and starts nothing', () => {
	const BODY = JSON.stringify({ id: 1, admin_graphql_api_id: 'gid://shopify/Customer/1' });
	const sign = (world: World, body: string) =>
		createHmac('sha256', world.shopify.options.clientSecret).update(body).digest('base64');
	const headers = (signature: string, shop = 'demo-shop.myshopify.com') => ({
		'content-type': 'application/json',
		'x-shopify-topic': 'customers/update',
		'x-shopify-shop-domain': shop,
		'x-shopify-webhook-id': 'some-id',
		...(signature === '' ? {} : { 'x-shopify-hmac-sha256': signature }),
	});

	it.each<readonly [string, (world: World) => readonly [string, Record<string, string>]]>([
		['unsigned', () => [BODY, headers('')]],
		['signed with another secret', () => [BODY, headers('c2lnbmVk')]],
		['signed for other bytes', (world) => [`${BODY} `, headers(sign(world, BODY))]],
		['about nobody', (world) => ['{}', headers(sign(world, '{}'))]],
		['about something else', (world) => ['[7]', headers(sign(world, '[7]'))]],
		[
			'without a topic',
			(world) => [BODY, { ...headers(sign(world, BODY)), 'x-shopify-topic': '' }],
		],
		[
			'no JSON',
			(world) => ['id=1', { ...headers(sign(world, 'id=1')), 'content-type': 'text/plain' }],
		],
		['of another shop', (world) => [BODY, headers(sign(world, BODY), 'other.myshopify.com')]],
		[
			'about an erasure, unsigned',
			() => [BODY, { ...headers(''), 'x-shopify-topic': 'customers/redact' }],
		],
		[
			'of another shop, about an erasure',
			(world) => {
				const body = JSON.stringify({ customer: { id: 1, phone: null } });
				const topic = { 'x-shopify-topic': 'customers/redact' };
				return [body, { ...headers(sign(world, body), 'other.myshopify.com'), ...topic }];
			},
		],
		[
			'of another shop, about a deletion',
			(world) => [
				BODY,
				{
					...headers(sign(world, BODY), 'other.myshopify.com'),
					'x-shopify-topic': 'customers/delete',
				},
			],
		],
	])('%s', async (_, make) => {
		const world = await open();
		const [body, sent] = make(world);
		const url = new URL(new URL(world.publication.address).pathname, world.endpoint.origin).href;
		let status: number | null = null;
		const executions = await world.executionsOf(async () => {
			status = await world.shopify.webhooks.sendForged({ url, body, headers: sent });
		});
		expect([status, executions.length]).toEqual([401, 0]);
		expect(world.watiCalls()).toEqual([]);
	});
});

it.each(['customer.tags_added', 'customer/tags_added'] as const)(
	'an event whose topic is spelled %s is heard',
	async (tagsTopicHeader) => {
		const world = await open({ shopify: { switches: { tagsTopicHeader } } });
		const { id } = await world.synced(JANE);
		await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(world.contact(JANES).params.tag_vip).toBe('true');
	},
);

it.each(['2026-07', '2026-10'])(
	'the payloads of version %s lead to the same contact',
	async (webhookPayloadVersion) => {
		const world = await open({ shopify: { switches: { webhookPayloadVersion } } });
		const { id } = await world.synced({ ...JANE, tags: ['VIP'] });
		await world.outcomesOf(() => world.shopify.merchant.setConsent(id, 'email', 'UNSUBSCRIBED'));
		expect(world.contact(JANES).params).toMatchObject({
			tag_vip: 'true',
			shopify_marketing_consent: 'false',
		});
	},
);

describe('what an item says of its event', () => {
	const eventOf = async (world: World, action: () => unknown) => {
		const executions = await world.executionsOf(action);
		const [item] = executions.flatMap((one) => one.items('A Customer Changes'));
		return item?.json;
	};

	it('the trigger’s own address', async () => {
		const world = await open();
		const json = await eventOf(world, () => world.shopify.merchant.createCustomer(JANE));
		expect(json?.event).toMatchObject({ webhookUrl: world.publication.address });
	});

	it('who was merged into whom, with the survivor', async () => {
		const world = await open({
			shopify: { scopes: ['read_customers', 'read_customer_merge'] },
			edits: { 'A Customer Changes': { parameters: { topics: ['CUSTOMERS_MERGE'] } } },
		});
		const lost = await world.synced(JANE);
		const kept = await world.synced({ firstName: 'Jane', email: 'j@example.com' });
		const json = await eventOf(world, () =>
			world.shopify.merchant.mergeCustomers(lost.id, kept.id),
		);
		const survivor = world.customer().id;
		const [mergedId] = [lost.id, kept.id].filter((id) => id !== survivor);
		expect(json).toMatchObject({
			event: { topic: 'CUSTOMERS_MERGE', customerId: survivor, mergedId },
			customer: { id: survivor },
		});
	});
});
