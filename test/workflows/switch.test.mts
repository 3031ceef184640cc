import { bothWays } from '../support/bothWays.mts';
import { FREES, JANE, JANES } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();

const outcomeOfOff = (run: { items: World['back']['executions'][number]['items'] } | undefined) =>
	run?.items('Check Settings', 1)[0]?.json.outcome;

const OFF = { action: 'skipped', reason: 'syncDisabled', changes: [] };

/** A customer is created, and somebody writes. */
async function bothHappen(world: World) {
	const [there] = await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
	const written = world.writes();
	const wati = world.watiCalls();
	const [back] = await world.backExecutionsOf(
		async () => await world.wati.people.write(FREES, 'Hello', { name: 'Free' }),
	);
	const asked = world.shopifyRequests().filter((name) => name !== 'EventCustomer');
	return { there, back, written, wati, asked, writtenBack: world.writes() };
}

describe('switched off', () => {
	it('the sync writes nothing on either side and asks nobody, but says so', async () => {
		const world = await open(bothWays());
		world.setting('sync', 'off');
		const run = await bothHappen(world);
		expect([outcomeOfOff(run.there), outcomeOfOff(run.back)]).toMatchObject([OFF, OFF]);
		expect([run.written, run.wati, run.asked, run.writtenBack]).toEqual([[], [], [], []]);
		expect(world.table('shopify_wati_failures')).toEqual([]);
	});

	it('the direction to Wati leaves the other one running', async () => {
		const world = await open(bothWays());
		world.setting('shopify_to_wati', 'off');
		const run = await bothHappen(world);
		expect(outcomeOfOff(run.there)).toMatchObject(OFF);
		expect([run.written, run.wati]).toEqual([[], []]);
		expect(run.back?.items('Upsert Customer')[0]?.json.outcome).toMatchObject({
			action: 'created',
		});
	});

	it('the direction to Shopify leaves the other one running', async () => {
		const world = await open(bothWays());
		world.setting('wati_to_shopify', 'off');
		const run = await bothHappen(world);
		expect(outcomeOfOff(run.back)).toMatchObject(OFF);
		expect([run.asked, run.writtenBack]).toEqual([[], []]);
		expect(world.contact(JANES).params.email).toBe(JANE.email);
	});

	it('and on again, the next event is carried over', async () => {
		const world = await open();
		world.setting('sync', 'off');
		const { id } = await world.synced(JANE);
		expect(world.wati.contacts()).toEqual([]);
		world.setting('sync', 'on');
		await world.executionsOf(() => world.shopify.merchant.updateCustomer(id, { note: 'a' }));
		expect(world.contact(JANES).params.email).toBe(JANE.email);
	});
});
