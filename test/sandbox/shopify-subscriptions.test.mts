import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { graphql } from './shopifyClient.mts';

let sandbox: ShopifySandbox;
beforeEach(async () => {
	sandbox = await startShopify();
});
afterEach(async () => {
	await sandbox.close();
});

const subscribe = async (webhookSubscription: unknown, topic = 'CUSTOMERS_UPDATE') =>
	await graphql(
		sandbox,
		`
			mutation ($topic: WebhookSubscriptionTopic!, $sub: WebhookSubscriptionInput!) {
				webhookSubscriptionCreate(topic: $topic, webhookSubscription: $sub) {
					webhookSubscription {
						id
						topic
						uri
						callbackUrl
						format
						apiVersion {
							handle
						}
					}
					userErrors {
						field
						message
					}
				}
			}
		`,
		{ topic, sub: webhookSubscription },
	);
const refusal = async (sub: unknown, topic?: string) =>
	(await subscribe(sub, topic)).at('data.webhookSubscriptionCreate.userErrors.0');

const uri = 'https://hooks.example.com/shopify';

it('subscribes an address, by its new name or its old one', async () => {
	const made = await subscribe({ uri });
	expect(made.at('data.webhookSubscriptionCreate.webhookSubscription')).toMatchObject({
		topic: 'CUSTOMERS_UPDATE',
		uri,
		callbackUrl: uri,
		format: 'JSON',
		apiVersion: { handle: '2026-07' },
	});
	expect(await refusal({ callbackUrl: `${uri}/old` })).toBeUndefined();
	expect(sandbox.webhooks.subscriptions()).toHaveLength(2);
});

it.each([
	['http://hooks.example.com', 'Address protocol http:// is not supported'],
	['http://127.0.0.1:5678/webhook', 'Address protocol http:// is not supported'],
	['https://localhost/webhook', 'Address cannot be a Shopify or an internal domain'],
	['https://127.0.0.1/webhook', 'Address cannot be a Shopify or an internal domain'],
	['https://[::1]/webhook', 'Address cannot be a Shopify or an internal domain'],
	['https://192.168.1.4/webhook', 'Address cannot be a Shopify or an internal domain'],
	['https://x.myshopify.com/webhook', 'Address cannot be a Shopify or an internal domain'],
	['', "Address can't be blank"],
	['hello', 'Address is invalid'],
])('refuses the address %j', async (address, message) => {
	expect(await refusal({ uri: address })).toEqual({
		field: ['webhookSubscription', 'callbackUrl'],
		message,
	});
});

it('takes one address for a topic, a format and a filter once', async () => {
	await subscribe({ uri });
	expect(await refusal({ uri })).toEqual({
		field: ['webhookSubscription', 'callbackUrl'],
		message: 'Address for this topic has already been taken',
	});
	expect(await refusal({ uri }, 'CUSTOMERS_CREATE')).toBeUndefined();
	expect(await refusal({ uri, filter: 'id:*' })).toBeUndefined();
});

it('refuses topics with customers without access to protected data', async () => {
	sandbox.options.protectedDataAccess = 'none';
	expect(await refusal({ uri })).toMatchObject({
		message: expect.stringContaining(
			'This app is not approved to subscribe to webhook topics containing protected customer data',
		),
	});
	expect(await refusal({ uri }, 'APP_UNINSTALLED')).toBeUndefined();
});

it.each([
	['CUSTOMERS_MERGE', ['write_customers'], false],
	['CUSTOMERS_MERGE', ['read_customers', 'read_customer_merge'], true],
	['CUSTOMERS_UPDATE', ['write_customers'], true],
	['CUSTOMERS_UPDATE', [], false],
	['ORDERS_CREATE', ['write_customers'], false],
])('subscribes to %s with the scopes %j: %j', async (topic, scopes, works) => {
	sandbox.options.scopes = scopes;
	const message = await refusal({ uri }, topic);
	expect(message === undefined).toBe(works);
});

it('lists by topic and address', async () => {
	await subscribe({ uri });
	await subscribe({ uri }, 'CUSTOMERS_CREATE');
	const list = await graphql(
		sandbox,
		`{
			one: webhookSubscriptions(first: 9, topics: [CUSTOMERS_CREATE], uri: "${uri}") { nodes { topic } }
			none: webhookSubscriptions(first: 9, uri: "https://example.com") { nodes { topic } }
		}`,
	);
	expect(list.at('data')).toEqual({
		one: { nodes: [{ topic: 'CUSTOMERS_CREATE' }] },
		none: { nodes: [] },
	});
});

it('changes and deletes, and does not know what is gone', async () => {
	const made = await subscribe({ uri });
	const id = made.at('data.webhookSubscriptionCreate.webhookSubscription.id');
	const change = async () =>
		await graphql(
			sandbox,
			`mutation ($id: ID!) {
				webhookSubscriptionUpdate(id: $id, webhookSubscription: { uri: "${uri}/new" }) {
					webhookSubscription { uri } userErrors { field message }
				}
				webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { field message } }
			}`,
			{ id },
		);
	expect((await change()).at('data')).toEqual({
		webhookSubscriptionUpdate: { webhookSubscription: { uri: `${uri}/new` }, userErrors: [] },
		webhookSubscriptionDelete: { deletedWebhookSubscriptionId: id, userErrors: [] },
	});
	const gone = [{ field: ['id'], message: 'Webhook subscription does not exist' }];
	expect((await change()).at('data')).toMatchObject({
		webhookSubscriptionUpdate: { userErrors: gone },
		webhookSubscriptionDelete: { userErrors: gone },
	});
});

it('loses them all when the app is uninstalled', async () => {
	await subscribe({ uri });
	sandbox.uninstall();
	expect(sandbox.webhooks.subscriptions()).toEqual([]);
});
