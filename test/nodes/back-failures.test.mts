import type { ShopifySandbox } from '../../sandbox/shopify/index.mts';
import { backOnly } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { JANE, JANES } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
type Fault = Parameters<ShopifySandbox['faults']['add']>[0]['do'];

const UNCLEAR: ReadonlyArray<readonly [string, Fault]> = [
	['a connection lost before anything was done', { kind: 'connectionLostBefore' }],
	['a connection lost after the write', { kind: 'connectionLostAfterWrite' }],
	['a 500 before anything was done', { kind: 'status', status: 500 }],
	['a 502 after the write', { kind: 'serverErrorAfterWrite' }],
	['an internal error', { kind: 'internalError' }],
	['THROTTLED', { kind: 'throttled' }],
];

const once = { trigger: { events: ['message'] } };

describe('a create', () => {
	it.each(UNCLEAR)('survives %s, and makes one customer', async (_, fault) => {
		const world = await open(backOnly(once));
		world.shopify.faults.add({ on: 'CreateCustomer', do: fault });
		const outcome = await world.says(JANES, 'Hello', { name: 'Jane Doe' });
		expect(['created contactNew', 'updated firstLink']).toContain(inShort(outcome));
		expect(world.customer()).toMatchObject({ phone: `+${JANES}`, firstName: 'Jane' });
		expect(world.contact(JANES).params.shopify_customer_id).toBe(world.customer().legacyId);
		expect((await world.says(JANES, 'Hello')).action).toBe('unchanged');
	});

	it.each(['phone', 'email'] as const)(
		'of somebody who came into being meanwhile, with the same %s, links instead',
		async (by) => {
			const world = await open(backOnly({ ...once, map: { consentChannel: 'none' } }));
			world.wati.agent.addContact({ number: JANES, params: { email: 'jane@example.com' } });
			const { phone = null, email = null } = JANE;
			const theirs = by === 'phone' ? { phone } : { email };
			world.shopify.faults.add({
				on: 'CreateCustomer',
				do: {
					kind: 'before',
					act: () => world.shopify.merchant.createCustomer({ firstName: 'Jane', ...theirs }),
				},
			});
			expect(inShort(await world.says(JANES, 'Hello'))).toBe('updated firstLink');
			expect(world.customer()).toMatchObject({ phone: JANE.phone, email: JANE.email });
			expect((await world.says(JANES, 'Hello')).action).toBe('unchanged');
		},
	);

	it('whose contact another run linked meanwhile takes that link', async () => {
		const world = await open(backOnly(once));
		world.shopify.faults.add({
			on: 'CreateCustomer',
			do: {
				kind: 'before',
				act: () => {
					const { legacyId } = world.shopify.merchant.createCustomer(JANE);
					world.wati.agent.setAttribute(JANES, 'shopify_customer_id', legacyId);
				},
			},
		});
		await world.says(JANES, 'Hello');
		expect(world.customer().email).toBe(JANE.email);
		expect(world.watiCalls().filter((call) => call.startsWith('GET'))).toHaveLength(2);
	});
});

it('a number that is taken and free again by turns is a failed run, after a few rounds', async () => {
	const world = await open(backOnly(once));
	const { merchant, faults } = world.shopify;
	const come = () => merchant.createCustomer({ phone: `+${JANES}` });
	const go = () => {
		for (const { id } of world.shopify.customers()) merchant.deleteCustomer(id);
	};
	faults.add({ on: 'CreateCustomer', do: { kind: 'before', act: come }, times: 99 });
	faults.add({ on: 'FindCustomers', do: { kind: 'before', act: go }, times: 99 });
	expect(inShort(await world.says(JANES, 'Hello'))).toBe('failed phoneTaken');
	expect(world.shopifyRequests().filter((name) => name === 'CreateCustomer')).toHaveLength(4);
});

/** Jane, in step, of whom an agent changes the e-mail address. */
async function changed(world: World) {
	const { id } = world.shopify.merchant.createCustomer(JANE);
	await world.says(JANES, 'Hello');
	world.wati.agent.setAttribute(JANES, 'email', 'new@example.com');
	world.wati.agent.setAttribute(JANES, 'tag_vip', 'true');
	return id;
}

describe('an update', () => {
	it.each(UNCLEAR)('survives %s, and is written once', async (_, fault) => {
		const world = await open(backOnly(once));
		await changed(world);
		world.shopify.faults.add({ on: 'WriteCustomer', do: fault });
		expect((await world.says(JANES, 'Hello')).action).toBe('updated');
		expect(world.customer()).toMatchObject({ email: 'new@example.com', tags: ['vip'] });
		expect((await world.says(JANES, 'Hello')).action).toBe('unchanged');
	});

	it('whose e-mail address somebody else has is held at once, and everything waits for a person', async () => {
		const world = await open(backOnly(once));
		const id = await changed(world);
		world.shopify.merchant.createCustomer({ firstName: 'Janet', email: 'new@example.com' });
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('held identityConflict');
		expect(world.customer(id).email).toBe(JANE.email);
	});

	it('whose e-mail address somebody else takes meanwhile is matched again, and held', async () => {
		const world = await open(backOnly(once));
		const id = await changed(world);
		world.shopify.faults.add({
			on: 'WriteCustomer',
			do: {
				kind: 'before',
				act: () =>
					world.shopify.merchant.createCustomer({ firstName: 'Janet', email: 'new@example.com' }),
			},
		});
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('held identityConflict');
		expect(world.customer(id).email).toBe(JANE.email);
	});

	it('of a customer who is deleted meanwhile makes the customer anew', async () => {
		const world = await open(backOnly(once));
		const id = await changed(world);
		const act = () => {
			world.shopify.merchant.deleteCustomer(id);
		};
		world.shopify.faults.add({ on: 'WriteCustomer', do: { kind: 'before', act } });
		expect((await world.says(JANES, 'Hello')).action).toBe('created');
		expect(world.customer()).toMatchObject({ phone: JANE.phone, email: 'new@example.com' });
		expect((await world.says(JANES, 'Hello')).action).toBe('unchanged');
	});

	it('of which Shopify refuses one field writes the rest, and tells which', async () => {
		const note = { source: 'attribute', attribute: 'note', field: 'note', type: 'text' };
		const email = { ...note, attribute: 'email', field: 'email' };
		const world = await open(backOnly({ ...once, map: { contactRules: { rule: [email, note] } } }));
		await changed(world);
		world.wati.agent.setAttribute(JANES, 'note', 'x'.repeat(6000));
		const outcome = await world.says(JANES, 'Hello');
		expect(outcome.problems).toMatchObject([
			{ code: 'fieldRefused', field: 'note', detail: expect.stringContaining('too long') },
		]);
		expect(world.customer()).toMatchObject({
			email: 'new@example.com',
			tags: ['vip'],
			note: null,
		});
		world.wati.agent.setAttribute(JANES, 'note', 'Shorter');
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('updated contactChanged');
		expect(world.customer().note).toBe('Shorter');
	});
});
