import { JANE, JANES, JOHN } from '../support/people.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();
const FAILURES = 'shopify_wati_failures';

describe('the run', () => {
	it('ends well and quietly where all is well', async () => {
		const world = await open();
		const executions = await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(executions.map(({ status }) => status)).toEqual(executions.map(() => 'success'));
		expect(world.table(FAILURES)).toEqual([]);
		expect(world.contact(JANES).params.email).toBe(JANE.email);
	});

	it('notes itself in the row of its direction', async () => {
		const world = await open();
		await world.synced(JANE);
		const [row, ...others] = world.table('shopify_wati_activity');
		expect(row).toMatchObject({
			direction: 'shopifyToWati',
			last_event_at: expect.any(Date),
			last_good_at: expect.any(Date),
			webhook_url: world.publication.address,
		});
		expect(others).toEqual([]);
	});

	it('keeps what is held as a row that needs a person', async () => {
		const world = await open();
		await world.synced(JOHN);
		world.wati.agent.addContact({ number: JANES, params: { shopify_customer_id: '1' } });
		const { legacyId } = await world.synced(JANE);
		expect(world.failures).toMatchObject([
			{
				key: `shopifyToWati:${legacyId}`,
				action: 'held',
				reason: 'linkConflict',
				state: 'needsPerson',
				template: 'shopify-to-wati',
			},
		]);
	});

	it.each([
		['looked up', 'GET'],
		['written', 'POST'],
	])(
		'keeps a customer who cannot be %s as a row, counts its tries, and closes it once it succeeds',
		async (_, method) => {
			const world = await open();
			const fault = { kind: 'resultFalse', info: 'No way' } as const;
			world.wati.faults.add({ on: { method }, do: fault, times: 99 });
			const { id, legacyId } = await world.synced(JANE);
			expect(world.failures).toMatchObject([
				{ action: 'failed', reason: 'refused', customer: legacyId, state: 'open' },
			]);
			const before = Number(world.failures[0]?.tries);
			await world.executionsOf(() => world.shopify.merchant.updateCustomer(id, { note: 'a' }));
			expect(world.failures).toMatchObject([{ customer: legacyId, tries: before + 1 }]);
			world.wati.faults.clear();
			await world.executionsOf(() => world.shopify.merchant.updateCustomer(id, { note: 'b' }));
			expect(world.table(FAILURES)).toMatchObject([
				{ customer: legacyId, state: 'closed', next_at: null, closed_at: expect.any(Date) },
			]);
			expect(world.contact(JANES).params.email).toBe(JANE.email);
		},
	);

	it('that failed is no good one for the row of its direction', async () => {
		const world = await open();
		world.wati.faults.add({ on: { method: 'GET' }, do: { kind: 'resultFalse' }, times: 99 });
		await world.synced(JANE);
		expect(world.table('shopify_wati_activity')).toMatchObject([
			{ last_event_at: expect.any(Date), last_good_at: null },
		]);
	});

	it('that broke off is kept as a row, with the sentence and the execution', async () => {
		const world = await open({
			edits: { 'Map Attributes': { parameters: { tagPrefix: 'Tag ' } } },
		});
		const [execution] = await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(execution?.status).toBe('error');
		expect(world.failures).toMatchObject([
			{
				key: expect.stringMatching(/^run:shopify-to-wati:/),
				action: 'crashed',
				state: 'needsPerson',
				message: expect.stringContaining('cannot be a tag prefix'),
				execution: expect.stringMatching(/^\d+$/),
			},
		]);
		expect(world.writes()).toEqual([]);
	});
});

describe('a customer', () => {
	it('who is deleted takes link and record from the contact', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		await world.executionsOf(() => world.shopify.merchant.deleteCustomer(id));
		expect(world.contact(JANES).params.shopify_customer_id ?? '').toBe('');
	});
});
