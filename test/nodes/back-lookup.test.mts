import { EXPLANATIONS } from '../../nodes/n8n/explain';
import type { Reason } from '../../nodes/core/reasons';
import { backOnly } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { JANE, JANES } from '../support/people.mts';
import { worldOpener } from '../support/world.mts';
import type { ShopifySandbox } from '../../sandbox/shopify/index.mts';

const open = worldOpener();
type Fault = Parameters<ShopifySandbox['faults']['add']>[0]['do'];

const LOST: Fault = { kind: 'connectionLostBefore' };
const status = (code: number): Fault => ({ kind: 'status', status: code });

it.each<readonly [string, Fault]>([
	['THROTTLED', { kind: 'throttled' }],
	['a 429', { kind: 'status', status: 429, headers: { 'Retry-After': '0.1' } }],
])('%s is waited out, and the customer that is there is found', async (_, fault) => {
	const world = await open(backOnly());
	const { id } = world.shopify.merchant.createCustomer(JANE);
	world.shopify.faults.add({ on: 'FindCustomers', do: fault, times: 2 });
	expect(inShort(await world.says(JANES, 'Hello'))).toBe('updated firstLink');
	expect(world.customer().id).toBe(id);
});

/** The waits between two tries; whatever else takes time takes its own. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 16_000];

describe('a look-up in Shopify', () => {
	beforeEach(() => {
		const real = setTimeout;
		const quick = (work: () => void, ms = 0) => real(work, PAUSES_MS.includes(ms) ? 1 : ms);
		jest.spyOn(global, 'setTimeout').mockImplementation(quick as typeof setTimeout);
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});

	it.each<readonly [string, Fault]>([
		['a lost connection', LOST],
		['a 500', status(500)],
		['an internal error', { kind: 'internalError' }],
	])('survives %s, and finds the customer', async (_, fault) => {
		const world = await open(backOnly());
		const { id } = world.shopify.merchant.createCustomer(JANE);
		world.shopify.faults.add({ on: 'FindCustomers', do: fault });
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('updated firstLink');
		expect(world.customer().id).toBe(id);
	});

	it.each<readonly [string, Fault, Reason]>([
		['no end of lost connections', LOST, 'noAnswer'],
		['no end of 500', status(500), 'noAnswer'],
		['no end of THROTTLED', { kind: 'throttled' }, 'rateLimited'],
		['a 403', status(403), 'refused'],
	])('that ends with %s is a failure, and never "not found"', async (_, fault, reason) => {
		const world = await open(backOnly());
		world.shopify.faults.add({ on: 'FindCustomers', do: fault, times: 99 });
		const [execution] = await world.backExecutionsOf(
			async () => await world.wati.people.write(JANES, 'Hello'),
		);
		const [failed] = execution?.items('Match Contact', 3) ?? [];
		expect(failed?.json).toMatchObject({
			error: expect.stringContaining(`Contact ${JANES} could not be looked up in Shopify`),
			message: EXPLANATIONS[reason],
		});
		expect(world.failures).toMatchObject([{ action: 'failed', reason, contact: JANES }]);
		expect(world.shopify.customers()).toEqual([]);
		expect(world.writes()).toEqual([]);
	});
});

it.each(['none', 'noPersonalFields'] as const)(
	'nulls that mean "not allowed" (%s) are a failure, and never "not found"',
	async (protectedDataAccess) => {
		const world = await open(backOnly());
		world.shopify.merchant.createCustomer(JANE);
		await world.says('14155550124', 'Signs in to Shopify');
		world.shopify.options.protectedDataAccess = protectedDataAccess;
		const [execution] = await world.backExecutionsOf(
			async () => await world.wati.people.write(JANES, 'Hello'),
		);
		const [failed] = execution?.items('Match Contact', 3) ?? [];
		expect(failed?.json.message).toBe(EXPLANATIONS.unauthorized);
		expect(world.failures).toMatchObject([{ action: 'failed', reason: 'unauthorized' }]);
		expect(world.writes()).toEqual([]);
	},
);

it('a token that Shopify no longer takes is renewed, and the run goes on', async () => {
	const world = await open(backOnly());
	await world.says('14155550124', 'Signs in to Shopify');
	world.shopify.expireTokens();
	expect((await world.says(JANES, 'Hello')).action).toBe('created');
});
