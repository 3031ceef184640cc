import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import type { Fault } from '../../sandbox/shopify/faults.mts';
import { graphql, post } from './shopifyClient.mts';

let sandbox: ShopifySandbox;
beforeEach(async () => {
	sandbox = await startShopify();
});
afterEach(async () => {
	await sandbox.close();
});

const create = async () =>
	await graphql(
		sandbox,
		'mutation Make { customerCreate(input: { firstName: "A" }) { userErrors { message } } }',
	).then(
		({ status, at }) => at('errors.0.extensions.code') ?? status,
		() => 'lost',
	);

it.each<[Fault['do'], unknown, number]>([
	[{ kind: 'throttled' }, 'THROTTLED', 0],
	[{ kind: 'status', status: 503 }, 503, 0],
	[{ kind: 'internalError' }, 'INTERNAL_SERVER_ERROR', 0],
	[{ kind: 'connectionLostBefore' }, 'lost', 0],
	[{ kind: 'connectionLostAfterWrite' }, 'lost', 1],
	[{ kind: 'serverErrorAfterWrite' }, 502, 1],
	[{ kind: 'delay', ms: 1 }, 200, 1],
])('%j answers %j and leaves %d customers', async (action, seen, customers) => {
	sandbox.faults.add({ on: 'customerCreate', do: action });
	expect(await create()).toBe(seen);
	expect(sandbox.customers()).toHaveLength(customers);
	expect(await create()).toBe(200);
});

it('can skip requests and repeat', async () => {
	sandbox.faults.add({ on: 'Make', do: { kind: 'status', status: 500 }, skip: 1, times: 2 });
	expect([await create(), await create(), await create(), await create()]).toEqual([
		200, 500, 500, 200,
	]);
});

it.each<[string, Fault['on'], unknown]>([
	['every GraphQL request', 'graphql', 500],
	['another operation', 'tagsAdd', 200],
	['a question to the request', ({ query }) => query?.includes('firstName') ?? false, 500],
])('is aimed at %s', async (_, on, seen) => {
	sandbox.faults.add({ on, do: { kind: 'status', status: 500 } });
	expect(await create()).toBe(seen);
});

it('reaches the token endpoint, with a body and headers of its own', async () => {
	sandbox.faults.add({
		on: 'token',
		do: { kind: 'status', status: 429, body: { wait: true }, headers: { 'Retry-After': '2' } },
	});
	const answer = await post(`${sandbox.origin}/admin/oauth/access_token`, {}, {});
	expect([answer.status, answer.body, answer.headers['retry-after']]).toEqual([
		429,
		{ wait: true },
		'2',
	]);
	expect(sandbox.requests).toMatchObject([{ kind: 'token', outcome: 'fault', status: 429 }]);
});

it('sends a text as it is', async () => {
	sandbox.faults.add({ on: 'token', do: { kind: 'status', status: 502, body: '<h1>Bad</h1>' } });
	const answer = await post(`${sandbox.origin}/admin/oauth/access_token`, {}, {});
	expect([answer.status, answer.body]).toEqual([502, '<h1>Bad</h1>']);
});

describe('a test', () => {
	const email = 'ada@example.com';
	const takeIt = () => sandbox.merchant.createCustomer({ email, lastName: 'First' });
	const lookUp = async () =>
		await graphql(
			sandbox,
			`{ customerByIdentifier(identifier: { emailAddress: "${email}" }) { lastName } }`,
		);
	const createIt = async () =>
		await graphql(
			sandbox,
			`mutation Make { customerCreate(input: { email: "${email}" }) { userErrors { message } } }`,
		);

	it('can act between a look-up and a creation', async () => {
		sandbox.faults.add({ on: 'Make', do: { kind: 'before', act: takeIt } });
		expect((await lookUp()).at('data.customerByIdentifier')).toBeNull();
		expect((await createIt()).at('data.customerCreate.userErrors')).toEqual([
			{ message: 'Email has already been taken' },
		]);
		expect((await lookUp()).at('data.customerByIdentifier')).toEqual({ lastName: 'First' });
		expect(sandbox.requests.map(({ outcome }) => outcome)).toEqual(['ok', 'userErrors', 'ok']);
	});

	it('can act before a request that also meets a fault', async () => {
		const act = async () => await Promise.resolve(takeIt());
		sandbox.faults.add({ on: 'Make', do: { kind: 'connectionLostAfterWrite' } });
		sandbox.faults.add({ on: 'Make', do: { kind: 'before', act } });
		await expect(createIt()).rejects.toThrow();
		expect(sandbox.customers()).toMatchObject([{ lastName: 'First' }]);
	});

	it('can act once, later, and before a token is given', async () => {
		const acts: number[] = [];
		const act = () => acts.push(sandbox.requests.length);
		sandbox.faults.add({ on: 'graphql', do: { kind: 'before', act }, skip: 1 });
		sandbox.faults.add({ on: 'token', do: { kind: 'before', act } });
		await lookUp();
		await lookUp();
		await lookUp();
		await post(`${sandbox.origin}/admin/oauth/access_token`, {}, {});
		expect(acts).toEqual([1, 3]);
	});
});

it('can be called off', async () => {
	sandbox.faults.add({ on: 'graphql', do: { kind: 'connectionLostBefore' }, times: 9 });
	sandbox.faults.clear();
	expect(await create()).toBe(200);
});
