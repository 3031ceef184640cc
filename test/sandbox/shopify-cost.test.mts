import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { graphql, manualClock } from './shopifyClient.mts';

const clock = manualClock();
let sandbox: ShopifySandbox;
beforeEach(async () => {
	sandbox = await startShopify({ clock });
});
afterEach(async () => {
	await sandbox.close();
});

const PAGE = '{ customers(first: 250) { nodes { id firstName tags } } }';
const ADDRESSES = 'defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber }';
const CHEAP =
	'amountSpent { amount } defaultAddress { city } emailMarketingConsent { marketingState }';
const METAFIELDS = 'metafields(first: 250) { nodes { key } }';

it.each([
	['{ shop { name } }', 1],
	['{ customerByIdentifier(identifier: { emailAddress: "a@b.co" }) { id } }', 1],
	['{ customersCount { count } }', 10],
	[PAGE, 13],
	['{ customers(first: 250) { edges { node { id } } pageInfo { hasNextPage } } }', 13],
	[
		'{ customers(first: 250) { nodes { id defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } } } }',
		35,
	],
	[`{ customers(first: 250) { nodes { id ${ADDRESSES} ${CHEAP} ${METAFIELDS} } } }`, 178],
	[`{ customers(first: 3) { edges { node { id ${ADDRESSES} ${CHEAP} } } } }`, 8],
	['{ customers(first: 2) { edges { node { id } } nodes { id } } }', 4],
	[`{ customer(id: "gid://shopify/Customer/1") { id ${ADDRESSES} ${CHEAP} } }`, 3],
	[`{ customer(id: "gid://shopify/Customer/1") { id ${ADDRESSES} ${METAFIELDS} } }`, 16],
	[
		'mutation { customerCreate(input: { firstName: "A" }) { customer { id } userErrors { message } } }',
		10,
	],
])('asks for %s the price of %d', async (query, cost) => {
	expect((await graphql(sandbox, query)).at('extensions.cost.requestedQueryCost')).toBe(cost);
});

it('gives back what a page did not hold', async () => {
	sandbox.merchant.createCustomer({ firstName: 'Ada' });
	expect((await graphql(sandbox, PAGE)).at('extensions.cost')).toEqual({
		requestedQueryCost: 13,
		actualQueryCost: 3,
		throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1997, restoreRate: 100 },
	});
});

it('gives back what metafields that are not there did not cost', async () => {
	for (let made = 0; made < 250; made += 1) {
		sandbox.merchant.createCustomer({ email: `c${made}@example.com` });
	}
	const query = `{ customers(first: 250) { nodes { id ${ADDRESSES} ${CHEAP} ${METAFIELDS} } } }`;
	expect((await graphql(sandbox, query)).at('extensions.cost')).toMatchObject({
		requestedQueryCost: 178,
		actualQueryCost: 46,
		throttleStatus: { currentlyAvailable: 1954 },
	});
});

it('logs a throttled request like any other, with what it asked for', async () => {
	sandbox.options.throttle = { maximumAvailable: 12, restoreRate: 1 };
	await graphql(sandbox, PAGE);
	expect(sandbox.requests).toMatchObject([
		{ status: 200, outcome: 'throttled', cost: { requested: 13, actual: null } },
	]);
});

it('refuses a single query above 1000 points', async () => {
	const query =
		'{ customers(first: 250) { nodes { addressesV2(first: 250) { nodes { id } } m: metafields(first: 250) { nodes { id } } a: addressesV2(first: 250) { nodes { id } } b: addressesV2(first: 250) { nodes { id } } c: addressesV2(first: 250) { nodes { id } } d: addressesV2(first: 250) { nodes { id } } e: addressesV2(first: 250) { nodes { id } } } } }';
	const answer = await graphql(sandbox, query);
	expect([answer.status, answer.at('errors.0.extensions.code')]).toEqual([
		200,
		'MAX_COST_EXCEEDED',
	]);
});

it('throttles with HTTP 200, does nothing, and says when there will be enough', async () => {
	sandbox.options.throttle = { maximumAvailable: 15, restoreRate: 5 };
	const create =
		'mutation { customerCreate(input: { firstName: "A" }) { userErrors { message } } }';
	await graphql(sandbox, create);
	const throttled = await graphql(sandbox, create);
	expect([throttled.status, throttled.body]).toEqual([
		200,
		{
			errors: [
				{
					message: 'Throttled',
					extensions: {
						code: 'THROTTLED',
						documentation: 'https://shopify.dev/api/usage/rate-limits',
					},
				},
			],
			extensions: {
				cost: {
					requestedQueryCost: 10,
					actualQueryCost: null,
					throttleStatus: { maximumAvailable: 15, currentlyAvailable: 5, restoreRate: 5 },
				},
			},
		},
	]);
	expect(sandbox.customers()).toHaveLength(1);
	await clock.advance(1000);
	await graphql(sandbox, create);
	expect(sandbox.customers()).toHaveLength(2);
});

describe('a query that is not valid', () => {
	it.each([
		['{ shop { nome } }', 'undefinedField', "Field 'nome' doesn't exist on type 'Shop'"],
		[
			'{ shop }',
			'selectionMismatch',
			"Field must have selections (field 'shop' returns Shop! but has no selections. Did you mean 'shop { ... }'?)",
		],
		['{ shop(id: 1) { id } }', 'argumentNotAccepted', "Field 'shop' doesn't accept argument 'id'"],
		['query ($a: ID) { shop { id } }', 'variableNotUsed', 'Variable $a is declared but not used'],
		['{ shop { ...F } }', 'useAndDefineFragment', expect.any(String)],
		['{ customer { id } }', 'missingRequiredArguments', expect.any(String)],
		[
			'mutation { webhookSubscriptionCreate(topic: NOPE, webhookSubscription: {}) { userErrors { message } } }',
			'argumentLiteralsIncompatible',
			expect.any(String),
		],
	])('%s is refused with HTTP 200', async (query, code, message) => {
		const answer = await graphql(sandbox, query);
		expect([answer.status, answer.at('errors.0')]).toMatchObject([
			200,
			{ message, extensions: { code } },
		]);
		expect(answer.at('data')).toBeUndefined();
	});

	it('is refused for its variables too', async () => {
		const query = 'query ($id: ID!) { customer(id: $id) { id } }';
		expect((await graphql(sandbox, query, {})).at('errors.0')).toMatchObject({
			message: 'Variable $id of type ID! was provided invalid value',
			extensions: { code: 'INVALID_VARIABLE' },
		});
	});

	it('is refused when it cannot be read', async () => {
		expect((await graphql(sandbox, '{ shop {')).at('errors.0.message')).toContain('Syntax Error');
	});
});

it('answers every field of one request on its own', async () => {
	const answer = await graphql(
		sandbox,
		`
			mutation {
				a: customerCreate(input: { email: "a@example.com" }) {
					customer {
						email
					}
					userErrors {
						message
					}
				}
				b: customerCreate(input: { email: "a@example.com" }) {
					customer {
						email
					}
					userErrors {
						message
					}
				}
			}
		`,
	);
	expect(answer.at('data')).toEqual({
		a: { customer: { email: 'a@example.com' }, userErrors: [] },
		b: { customer: null, userErrors: [{ message: 'Email has already been taken' }] },
	});
});

it('keeps a log of what was asked, at what cost and with what outcome', async () => {
	await graphql(sandbox, 'query Page { customers(first: 1) { nodes { id } } }');
	await graphql(sandbox, '{ nope }');
	await graphql(sandbox, 'mutation { customerCreate(input: {}) { userErrors { message } } }');
	await graphql(sandbox, '{ shop { id } }', {}, { token: 'wrong' });
	expect(sandbox.requests).toMatchObject([
		{ kind: 'graphql', operationName: 'Page', rootFields: ['customers'], outcome: 'ok' },
		{ outcome: 'errors', cost: null },
		{ outcome: 'userErrors', cost: { requested: 10 } },
		{ outcome: 'refused', status: 401 },
	]);
	sandbox.clearLog();
	expect(sandbox.requests).toEqual([]);
});
