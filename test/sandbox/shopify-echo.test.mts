import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { type Receiver, graphql, manualClock, startReceiver } from './shopifyClient.mts';

const PUBLIC = 'https://hooks.example.com';
const TOPICS = [
	'CUSTOMERS_CREATE',
	'CUSTOMERS_UPDATE',
	'CUSTOMERS_DELETE',
	'CUSTOMER_TAGS_ADDED',
	'CUSTOMER_TAGS_REMOVED',
	'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE',
	'CUSTOMERS_MARKETING_CONSENT_UPDATE',
	'CUSTOMERS_WHATS_APP_MARKETING_CONSENT_UPDATE',
];

let sandbox: ShopifySandbox;
let receiver: Receiver;
let ada: string;
let twin: string;
beforeEach(async () => {
	receiver = await startReceiver();
	sandbox = await startShopify({
		clock: manualClock(),
		tunnels: { [PUBLIC]: receiver.origin },
		switches: { creationAlsoFiresTagsAndConsents: true },
	});
	for (const topic of TOPICS) {
		const create = `webhookSubscriptionCreate(topic: ${topic}, webhookSubscription: { uri: "${PUBLIC}/hook" })`;
		await graphql(sandbox, `mutation { ${create} { userErrors { message } } }`);
	}
	const [one, other] = ['+16134505293', '+16134505294'].map((phone, index) =>
		sandbox.merchant.createCustomer({ phone, email: `${index}@example.com`, tags: ['VIP'] }),
	);
	[ada, twin] = [one?.id ?? '', other?.id ?? ''];
	await sandbox.webhooks.settled();
	receiver.received.length = 0;
});
afterEach(async () => {
	await sandbox.close();
	await receiver.close();
});

/** The topics that came, without regard to the order on the way. */
async function told(action: () => unknown): Promise<readonly string[]> {
	await action();
	await sandbox.webhooks.settled();
	return receiver.received
		.splice(0)
		.map(({ headers }) => String(headers['x-shopify-topic']))
		.sort();
}

const write = async (mutation: string, id: string) =>
	await graphql(sandbox, `mutation { ${mutation.replaceAll('$id', `"${id}"`)} }`);

const OPT_IN = 'marketingState: SUBSCRIBED, marketingOptInLevel: SINGLE_OPT_IN';
const BOB = { firstName: 'Bob', tags: ['New'] };

/** What the app does, what a person does, and how many webhooks either fires. */
const WRITES: ReadonlyArray<readonly [string, string, (id: string) => unknown, number]> = [
	[
		'a creation',
		'customerCreate(input: { firstName: "Bob", tags: ["New"] }) { userErrors { message } }',
		() => sandbox.merchant.createCustomer(BOB),
		3,
	],
	[
		'a creation by customerSet',
		'customerSet(input: { firstName: "Bob", tags: ["New"] }) { userErrors { message } }',
		() => sandbox.merchant.createCustomer(BOB),
		3,
	],
	[
		'new fields',
		'customerUpdate(input: { id: $id, firstName: "Eve" }) { userErrors { message } }',
		(id) => sandbox.merchant.updateCustomer(id, { firstName: 'Eve' }),
		1,
	],
	[
		'a replaced list of tags',
		'customerUpdate(input: { id: $id, tags: ["New"] }) { userErrors { message } }',
		(id) => sandbox.merchant.updateCustomer(id, { tags: ['New'] }),
		3,
	],
	[
		'a tag added',
		'tagsAdd(id: $id, tags: ["New"]) { userErrors { message } }',
		(id) => sandbox.merchant.addTags(id, ['New']),
		2,
	],
	[
		'a tag removed',
		'tagsRemove(id: $id, tags: ["VIP"]) { userErrors { message } }',
		(id) => sandbox.merchant.removeTags(id, ['VIP']),
		2,
	],
	[
		'a consent by e-mail',
		`customerEmailMarketingConsentUpdate(
			input: { customerId: $id, emailMarketingConsent: { ${OPT_IN} } }
		) { userErrors { message } }`,
		(id) => sandbox.merchant.setConsent(id, 'email', 'SUBSCRIBED'),
		2,
	],
	[
		'a consent by SMS',
		`customerSmsMarketingConsentUpdate(
			input: { customerId: $id, smsMarketingConsent: { ${OPT_IN} } }
		) { userErrors { message } }`,
		(id) => sandbox.merchant.setConsent(id, 'sms', 'SUBSCRIBED'),
		2,
	],
	[
		'a consent by WhatsApp',
		`customerWhatsAppMarketingConsentUpdate(
			input: {
				customerId: $id,
				whatsAppMarketingConsent: { state: SUBSCRIBED, optInLevel: SINGLE_OPT_IN }
			}
		) { userErrors { message } }`,
		(id) => sandbox.merchant.setConsent(id, 'whatsApp', 'SUBSCRIBED'),
		2,
	],
	[
		'a deletion',
		'customerDelete(input: { id: $id }) { userErrors { message } }',
		(id) => sandbox.merchant.deleteCustomer(id),
		1,
	],
];

it.each(WRITES)(
	'%s by the app fires every webhook that it fires by a person',
	async (_, mutation, byPerson, count) => {
		const ofTheApp = await told(async () => await write(mutation, ada));
		expect(ofTheApp).toHaveLength(count);
		expect(ofTheApp).toEqual(await told(() => byPerson(twin)));
	},
);

it.each(WRITES)('%s fires nothing when it is refused', async (_, mutation) => {
	sandbox.options.scopes = ['read_customers'];
	expect(await told(async () => await write(mutation, ada))).toEqual([]);
});

it('the mutations of one document fire as much as they do one by one', async () => {
	const [added, removed] = ['tagsAdd', 'tagsRemove'].map(
		(mutation, index) =>
			`${mutation}(id: $id, tags: ["${['New', 'VIP'][index]}"]) { userErrors { message } }`,
	);
	expect(await told(async () => await write(`${added} ${removed}`, ada))).toEqual([
		'customer.tags_added',
		'customer.tags_removed',
		'customers/update',
		'customers/update',
	]);
});

it.each([
	['tagsAdd(id: $id, tags: ["vip"]) { userErrors { message } }'],
	['tagsRemove(id: $id, tags: ["gone"]) { userErrors { message } }'],
	['customerUpdate(input: { id: $id, email: "0@example.com" }) { userErrors { message } }'],
])('what changes nothing fires nothing: %s', async (mutation) => {
	expect(await told(async () => await write(mutation, ada))).toEqual([]);
});
