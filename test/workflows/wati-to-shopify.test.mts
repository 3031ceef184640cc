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
		}
	}
	expect(world.table('shopify_wati_failures')).toEqual([]);
	expect(world.table('shopify_wati_activity')).toMatchObject([
		{ direction: 'watiToShopify', last_event_at: expect.any(Date), last_good_at: expect.any(Date) },
	]);
	expect(world.customer().phone).toBe(JANE.phone);
});

it('says on the node how the run ended, in a line', async () => {
	const world = await open(backOnly({ trigger: { events: ['message'] } }));
	const [first] = await writes(world);
	expect(first?.hints('Upsert Customer')).toEqual(['1 created']);
	const [second] = await writes(world);
	expect(second?.hints('Upsert Customer')).toEqual(['1 unchanged']);
});

it('keeps what is held as a row that needs a person, with the contact and the reason', async () => {
	const world = await open(backOnly());
	world.shopify.merchant.createCustomer(JANE);
	world.wati.agent.addContact({ number: FREES, params: { email: 'jane@example.com' } });
	const [execution] = await writes(world, FREES);
	expect(world.failures).toMatchObject([
		{
			key: `watiToShopify:${FREES}`,
			action: 'held',
			reason: 'otherPhone',
			contact: FREES,
			state: 'needsPerson',
			template: 'wati-to-shopify',
		},
	]);
	expect(execution?.status).toBe('success');
});

it.each([
	['looked up', 'FindCustomers'],
	['written', 'CreateCustomer'],
])(
	'keeps a contact whose customer cannot be %s as a row, counts its tries, and closes it in the end',
	async (_, operation) => {
		const world = await open(backOnly({ trigger: { events: ['message'] } }));
		const refused = { kind: 'status', status: 403 } as const;
		world.shopify.faults.add({ on: operation, do: refused, times: 99 });
		for (const tries of [1, 2]) {
			await writes(world);
			expect(world.failures).toMatchObject([
				{ contact: JANES, action: 'failed', reason: 'refused', tries, state: 'open' },
			]);
		}
		world.shopify.faults.clear();
		await writes(world);
		expect(world.failures).toEqual([]);
		expect(world.table('shopify_wati_failures')).toMatchObject([{ state: 'closed', tries: 2 }]);
	},
);

it('keeps a contact that cannot be loaded as a row of that contact', async () => {
	const world = await open(backOnly({ trigger: { events: ['message'] } }));
	const refused = { kind: 'status', status: 403 } as const;
	world.wati.faults.add({ on: { method: 'GET' }, do: refused, times: 99 });
	const [execution] = await writes(world);
	expect(execution?.status).toBe('error');
	expect(world.failures).toMatchObject([{ key: `watiToShopify:${JANES}`, action: 'failed' }]);
	world.wati.faults.clear();
	await writes(world);
	expect(world.failures).toEqual([]);
});

it('breaks off where the mapping is none, and is kept as a row with the reason', async () => {
	const world = await open(backOnly({ map: { tagPrefix: 'Tag ' } }));
	const [execution] = await writes(world);
	expect(execution?.status).toBe('error');
	expect(execution?.error?.message).toContain('cannot be a tag prefix');
	expect(world.failures).toMatchObject([
		{ key: expect.stringMatching(/^run:wati-to-shopify:/), action: 'crashed' },
	]);
	expect(world.writes()).toEqual([]);
});
