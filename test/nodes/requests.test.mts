import { JANE, JANES } from '../support/people.mts';
import { inShort } from '../support/outcome.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();

describe('what Shopify may answer instead of the customer', () => {
	it.each([
		['THROTTLED', { kind: 'throttled' } as const],
		['an internal error', { kind: 'internalError' } as const],
		['a lost connection', { kind: 'connectionLostBefore' } as const],
	])('%s is waited out within the time that Shopify gives', async (_, fault) => {
		const world = await open();
		const { id } = await world.synced(JANE);
		world.shopify.faults.add({ on: 'EventCustomer', do: fault });
		const outcome = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(inShort(outcome)).toBe('updated customerChanged');
		expect(world.shopifyRequests()).toEqual(['EventCustomer', 'EventCustomer']);
	});

	it('an expired token is renewed, kept, and the event goes on', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		const before = world.engine.credentials.saved('shopifyCustomerSyncApi').sessionToken;
		world.shopify.expireTokens();
		const outcome = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(inShort(outcome)).toBe('updated customerChanged');
		const after = world.engine.credentials.saved('shopifyCustomerSyncApi').sessionToken;
		expect(after).not.toBe(before);
		await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['Gold']));
		expect(world.shopifyRequests()).toEqual(['EventCustomer']);
	});

	it.each(['none', 'noPersonalFields'] as const)(
		'nulls that mean "not allowed" (%s) blank nothing: the event fails and comes again',
		async (protectedDataAccess) => {
			const world = await open();
			const { id } = await world.synced(JANE);
			const before = world.contact(JANES);
			world.shopify.options.protectedDataAccess = protectedDataAccess;
			const executions = await world.executionsOf(() =>
				world.shopify.merchant.addTags(id, ['VIP']),
			);
			expect(executions).toEqual([]);
			expect(world.publication.triggerErrors[0]?.message).toContain('did not give the customer');
			expect(world.contact(JANES)).toEqual(before);
			expect(world.watiCalls()).toEqual([]);
		},
	);
});

describe('what it costs', () => {
	it('an event that changes a contact: one request to Shopify and two calls to Wati', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(world.shopifyRequests()).toEqual(['EventCustomer']);
		expect(world.watiCalls()).toEqual([`GET /contacts/${JANES}`, 'PUT /contacts']);
	});

	it('an event that changes nothing: one and one', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		await world.outcomeOf(() => world.shopify.merchant.updateCustomer(id, { note: 'Called' }));
		expect(world.shopifyRequests()).toEqual(['EventCustomer']);
		expect(world.watiCalls()).toEqual([`GET /contacts/${JANES}`]);
	});

	it('a customer who is new: one and two', async () => {
		const world = await open({
			edits: { 'A Customer Changes': { parameters: { topics: ['CUSTOMERS_CREATE'] } } },
		});
		await world.outcomeOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(world.shopifyRequests()).toEqual(['EventCustomer']);
		expect(world.watiCalls()).toEqual([`GET /contacts/${JANES}`, 'POST /contacts']);
	});
});
