import { JANE, JANES, JOHN, JOHNS } from '../support/people.mts';
import { inShort, type ToldOutcome } from '../support/outcome.mts';
import { WATI_SWITCHES } from '../support/switches.mts';
import { worldOpener, type World, type WorldSettings } from '../support/world.mts';
import { gone, obeying, unlinkedBy, unlinkedFrom } from './goneRun.mts';

const open = worldOpener();
const TAGGED = { ...JANE, tags: ['VIP'] };

/** A world whose app has the trigger's address for requests about personal data. */
async function erasing(settings: WorldSettings = obeying()): Promise<World> {
	const world = await open(settings);
	world.shopify.options.complianceUrl = world.publication.address;
	return world;
}

const erase = async (
	world: World,
	who: Parameters<World['shopify']['merchant']['requestErasure']>[0],
): Promise<readonly ToldOutcome[]> =>
	await unlinkedBy(world, () => {
		world.shopify.merchant.requestErasure(who);
	});

/** Nothing of what the sync brings is on the contact. */
function expectErased(world: World, number: string): void {
	const said = Object.entries(world.contact(number).params).filter(
		([name, text]) => !['', '-', 'false'].includes(text) && name !== 'city',
	);
	expect(said).toEqual([]);
}

describe('Shopify asks to erase a customer', () => {
	it('all that the sync brought goes from the contact, and the name is told', async () => {
		const world = await erasing();
		const customer = await world.synced(TAGGED);
		world.wati.agent.setAttribute(JANES, 'city', 'Bonn');
		const [outcome] = await erase(world, customer);
		expect(outcome && inShort(outcome)).toBe('updated contactRedacted nameStays');
		expect(outcome?.contact?.number).toBe(JANES);
		expectErased(world, JANES);
		expect(world.contact(JANES)).toMatchObject({ allowCampaign: false, params: { city: 'Bonn' } });
	});

	it('the outcome tells no value that was erased', async () => {
		const world = await erasing();
		const customer = await world.synced(TAGGED);
		const [outcome] = await erase(world, customer);
		expect(outcome?.changes.map(({ field }) => field)).toContain('email');
		expect(JSON.stringify(outcome)).not.toContain(JANE.email);
	});

	it('the customer is not brought along once more', async () => {
		const world = await erasing();
		const customer = await world.synced(TAGGED);
		const [execution] = await world.executionsOf(() => {
			world.shopify.merchant.requestErasure(customer);
		});
		const [item] = execution?.items('A Customer Changes') ?? [];
		expect(item?.json).toMatchObject({
			customer: null,
			event: { topic: 'CUSTOMERS_REDACT', customerId: customer.id, phone: JANE.phone },
		});
	});

	it('a second time nothing is written', async () => {
		const world = await erasing();
		const customer = await world.synced(TAGGED);
		await erase(world, customer);
		expect((await erase(world, customer)).map(inShort)).toEqual(['skipped nobodyLinked']);
		expect(world.writes()).toEqual([]);
	});

	it('after a deletion the contact is found by its number', async () => {
		const world = await erasing();
		const customer = await world.synced(TAGGED);
		await unlinkedBy(world, () => {
			world.shopify.merchant.deleteCustomer(customer.id);
		});
		expect(world.contact(JANES).params.email).toBe(JANE.email);
		const [outcome] = await erase(world, customer);
		expect(outcome?.reason).toBe('contactRedacted');
		expectErased(world, JANES);
	});

	it('a number without its country is read by the setting', async () => {
		const world = await erasing();
		world.setting('default_country', 'US');
		const customer = await world.synced(TAGGED);
		await unlinkedBy(world, () => {
			world.shopify.merchant.deleteCustomer(customer.id);
		});
		await erase(world, { ...customer, phone: '(415) 555-2671' });
		expectErased(world, JANES);
	});

	it('a contact of the number that is another customer’s is not touched', async () => {
		const world = await erasing();
		await world.synced(JOHN);
		const before = world.contact(JOHNS);
		const customer = await world.synced({ ...TAGGED, phone: null });
		const outcomes = await erase(world, { ...customer, phone: JOHN.phone ?? null });
		expect(outcomes.map(inShort)).toEqual(['skipped nobodyLinked']);
		expect(world.contact(JOHNS)).toEqual(before);
	});

	it('more attributes can be named for contacts whose sync record is gone', async () => {
		const erasedAttributes = 'email, city';
		const edits = { 'Unlink Contact': { parameters: { options: { erasedAttributes } } } };
		const world = await erasing(obeying({ edits }));
		const customer = await world.synced(TAGGED);
		world.wati.agent.setAttribute(JANES, 'city', 'Bonn');
		await erase(world, customer);
		expect(world.contact(JANES).params.city ?? '').toBe('');
	});

	it('a dry run tells and writes nothing', async () => {
		const world = await erasing(
			gone({ edits: { 'Unlink Contact': { parameters: { dryRun: true } } } }),
		);
		const customer = await world.synced(TAGGED);
		const [outcome] = await erase(world, customer);
		expect(outcome).toMatchObject({ reason: 'contactRedacted', dryRun: true });
		expect(world.writes()).toEqual([]);
	});

	it('a ledger in several pieces goes whole', async () => {
		const world = await erasing();
		const tags = Array.from({ length: 60 }, (_, index) => `A rather long tag number ${index}`);
		const customer = await world.synced({ ...JANE, tags });
		expect(world.contact(JANES).params).toHaveProperty('shopify_sync_2');
		await erase(world, customer);
		expectErased(world, JANES);
	});
});

it.each(WATI_SWITCHES)('whatever Wati does (%j), it is erased, once', async (switches) => {
	const world = await erasing(gone({ wati: { switches } }));
	const customer = await world.synced(TAGGED);
	world.wati.agent.setAttribute(JANES, 'city', 'Bonn');
	const [outcome] = await erase(world, customer);
	expect(outcome).toMatchObject({ action: 'updated', reason: 'contactRedacted' });
	expectErased(world, JANES);
	expect(world.contact(JANES).params.city).toBe('Bonn');
	await erase(world, customer);
	expect(world.writes()).toEqual([]);
});

describe('other requests about personal data', () => {
	it.each(['requestData', 'requestShopErasure'] as const)(
		'%s is answered, and nothing runs',
		async (request) => {
			const world = await erasing();
			const customer = await world.synced(TAGGED);
			const executions = await world.executionsOf(() => {
				world.shopify.merchant[request](customer);
			});
			const states = world.shopify.webhooks.deliveries.map(({ state }) => state);
			expect([executions, states]).toEqual([[], ['delivered']]);
		},
	);
});

it('a request without a number finds the contact by its link', async () => {
	const world = await open(gone());
	const { id } = await world.synced(TAGGED);
	const event = { topic: 'CUSTOMERS_REDACT', customerId: id };
	expect((await unlinkedFrom(world, { event, customer: null })).reason).toBe('contactRedacted');
	expectErased(world, JANES);
});
