import { backOnly } from '../support/bothWays.mts';
import { FREES, JANE, JANES } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();

const writes = async (world: World, from = JANES) =>
	await world.backExecutionsOf(async () => await world.wati.people.write(from, 'Hello'));

it('ends well and quietly where all is well, whether somebody is new or known', async () => {
	const world = await open(backOnly());
	for (const _ of ['new', 'known']) {
		for (const execution of await writes(world)) {
			expect(execution.status).toBe('success');
			expect([execution.ran('Tell a Person'), execution.ran('End as Failed')]).toEqual([
				false,
				false,
			]);
		}
	}
	expect(world.customer().phone).toBe(JANE.phone);
});

it('says on the node how the run ended, in a line', async () => {
	const world = await open(backOnly({ trigger: { events: ['message'] } }));
	const [first] = await writes(world);
	expect(first?.hints('Upsert Customer')).toEqual(['1 created']);
	const [second] = await writes(world);
	expect(second?.hints('Upsert Customer')).toEqual(['1 unchanged']);
});

it('tells a person of what is held, with the contact and the reason', async () => {
	const world = await open(backOnly());
	world.shopify.merchant.createCustomer(JANE);
	world.wati.agent.addContact({ number: FREES, params: { email: 'jane@example.com' } });
	const [execution] = await writes(world, FREES);
	expect(execution?.items('Tell a Person').map(({ json }) => json)).toMatchObject([
		{ outcome: { action: 'held', reason: 'otherPhone' }, contact: { number: FREES } },
	]);
	expect(execution?.status).toBe('success');
});

it('ends as failed, with the reason, where a contact cannot be looked up', async () => {
	const world = await open(backOnly());
	const refused = { kind: 'status', status: 403 } as const;
	world.shopify.faults.add({ on: 'FindCustomers', do: refused, times: 99 });
	const [execution] = await writes(world);
	expect(execution?.status).toBe('error');
	expect(execution?.error?.message).toMatch(
		new RegExp(`^Contact ${JANES} could not be looked up in Shopify: `),
	);
});

it('ends as failed, with the reason, where a customer cannot be written', async () => {
	const world = await open(backOnly());
	const refused = { kind: 'status', status: 403 } as const;
	world.shopify.faults.add({ on: 'CreateCustomer', do: refused, times: 99 });
	const [execution] = await writes(world);
	expect(execution?.status).toBe('error');
	expect(execution?.error?.message).toMatch(
		new RegExp(`^Contact ${JANES} was not written to Shopify: `),
	);
});

it('ends as failed, with the reason, where the mapping is none', async () => {
	const world = await open(backOnly({ map: { tagPrefix: 'Tag ' } }));
	const [execution] = await writes(world);
	expect(execution?.status).toBe('error');
	expect(execution?.error?.message).toContain('cannot be a tag prefix');
	expect(world.writes()).toEqual([]);
});
