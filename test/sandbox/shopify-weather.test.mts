import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { graphql, type Receiver, startReceiver } from './shopifyClient.mts';

const PUBLIC = 'https://hooks.example.com';

let receiver: Receiver;
let shop: ShopifySandbox;
beforeEach(async () => {
	receiver = await startReceiver();
	shop = await startShopify({ tunnels: { [PUBLIC]: receiver.origin } });
	await graphql(
		shop,
		`mutation { webhookSubscriptionCreate(topic: CUSTOMERS_DELETE, webhookSubscription: { uri: "${PUBLIC}/hook" }) { userErrors { message } } }`,
	);
});
afterEach(async () => {
	await shop.close();
	await receiver.close();
});

const make = 'mutation Make { customerCreate(input: { firstName: "A" }) { customer { id } } }';
const comeAndGo = (firstName: string) =>
	shop.merchant.deleteCustomer(shop.merchant.createCustomer({ firstName }).id);

it('cuts an answer short after the write', async () => {
	shop.faults.add({ on: 'Make', do: { kind: 'answerCutShort' } });
	await expect(graphql(shop, make)).rejects.toThrow();
	expect(shop.customers()).toHaveLength(1);
	expect(shop.requests.at(-1)).toMatchObject({ status: null, outcome: 'fault' });
	expect((await graphql(shop, make)).status).toBe(200);
});

it('asks the weather about every call, until it is taken away', async () => {
	const asked: unknown[] = [];
	shop.faults.setWeather(({ operationName }) => {
		asked.push(operationName);
		return { kind: 'status', status: 503 };
	});
	const answers = [await graphql(shop, make), await graphql(shop, make)];
	shop.faults.setWeather(undefined);
	answers.push(await graphql(shop, make));
	expect(answers.map(({ status }) => status)).toEqual([503, 503, 200]);
	expect(asked).toEqual(['Make', 'Make']);
});

it('lets a fault that was added come before the weather', async () => {
	shop.faults.setWeather(() => ({ kind: 'status', status: 503 }));
	shop.faults.add({ on: 'Make', do: { kind: 'status', status: 500 } });
	const answers = [await graphql(shop, make), await graphql(shop, make)];
	expect(answers.map(({ status }) => status)).toEqual([500, 503]);
});

it.each([
	['drops', [], 0, 'dropped'],
	['brings once', [0], 1, 'delivered'],
	['brings twice', [0, 5], 2, 'delivered'],
])('%s a delivery as the weather says', async (_, arrivals, count, state) => {
	shop.webhooks.setWeather(() => arrivals);
	comeAndGo('A');
	await shop.webhooks.settled();
	expect(receiver.received).toHaveLength(count);
	expect(shop.webhooks.deliveries).toMatchObject([{ state }]);
	const ids = receiver.received.map(({ headers }) => headers['x-shopify-webhook-id']);
	expect(new Set(ids).size).toBe(Math.min(count, 1));
});

it('brings what is held back after what was sent later', async () => {
	const waits = [[120], [0]];
	shop.webhooks.setWeather(() => waits.shift() ?? [0]);
	comeAndGo('First');
	comeAndGo('Second');
	await shop.webhooks.settled();
	const sent = shop.webhooks.deliveries.map(({ body }) => body);
	expect(receiver.received.map(({ bytes }) => bytes.toString())).toEqual(sent.reverse());
});
