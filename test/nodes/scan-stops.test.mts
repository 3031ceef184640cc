import { OBEYS } from '../support/bothWays.mts';
import { crowd, numberOf } from '../support/crowd.mts';
import { bringAllOver, exceptionsIn, scan, scanCounts } from '../support/scans.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const FOR_EVER = 1_000_000;
const ALL = 20;
const WRITTEN = 5;

/** So many people on both sides, each with an edit of an agent. */
async function edited(size: number) {
	const world = await open({ templates: [], time: 'wall', wati: { switches: OBEYS } });
	const ids = crowd(world, size);
	await bringAllOver(world);
	await scan(world);
	for (let line = 0; line < size; line += 1) {
		world.wati.agent.setAttribute(numberOf(line), 'tag_edited', 'true');
	}
	world.clearLogs();
	return { world, ids };
}

const tagged = (world: World) =>
	world.shopify.customers().filter(({ tags }) => tags.includes('edited')).length;

it('carries a batch with one write in Shopify each, and one call to Wati for all', async () => {
	const { world } = await edited(ALL);
	const pages = await scan(world);
	expect(scanCounts(pages)).toEqual({ updated: ALL });
	expect(tagged(world)).toBe(ALL);
	expect(world.watiCalls().filter((call) => call.startsWith('PUT'))).toEqual(['PUT /contacts']);
	expect(pages[0]?.summaries[0]).toMatchObject({ calls: 1, shopifyCalls: 2 * ALL, stop: null });
	expect(pages[0]?.execution.hints('Upsert Customer')).toEqual([`${ALL} updated`]);
});

it('one bad record among many fails alone', async () => {
	const { world } = await edited(ALL);
	world.shopify.faults.add({
		on: 'WriteCustomer',
		do: { kind: 'status', status: 400 },
		skip: 2,
	});
	const pages = await scan(world);
	expect(scanCounts(pages)).toEqual({ updated: ALL - 1, failed: 1 });
	expect(pages[0]?.summaries[0]?.stop).toBeNull();
	expect(exceptionsIn(pages)).toMatchObject([{ action: 'failed', reason: 'refused' }]);
});

describe('when nothing of the rest would fare better, the batch stops:', () => {
	it('Shopify no longer lets us write', async () => {
		const { world } = await edited(ALL);
		world.shopify.faults.add({
			on: 'WriteCustomer',
			do: { kind: 'status', status: 401 },
			skip: WRITTEN,
			times: FOR_EVER,
		});
		const pages = await scan(world);
		expect(scanCounts(pages)).toEqual({ updated: WRITTEN, failed: ALL - WRITTEN });
		expect(pages[0]?.summaries[0]?.stop).toMatchObject({ reason: 'unauthorized' });
		expect(tagged(world)).toBe(WRITTEN);
		const writes = world.shopifyRequests().filter((name) => name === 'WriteCustomer');
		// After a 401 n8n looks at the credential and asks once more.
		expect(writes.length).toBeLessThanOrEqual(WRITTEN + 2);
	});

	it('Shopify no longer lets us look', async () => {
		const { world } = await edited(ALL);
		world.shopify.faults.add({
			on: 'FindCustomers',
			do: { kind: 'status', status: 401 },
			times: FOR_EVER,
		});
		const pages = await scan(world);
		expect(scanCounts(pages)).toEqual({ failed: ALL });
		expect(pages[0]?.summaries[0]?.stop).toMatchObject({ reason: 'unauthorized' });
		expect(world.shopifyRequests().length).toBeLessThanOrEqual(4);
		expect(world.writes()).toEqual([]);
	});

	it('Shopify does not answer any more', async () => {
		const { world } = await edited(ALL);
		world.shopify.faults.add({
			on: 'WriteCustomer',
			do: { kind: 'connectionLostBefore' },
			skip: WRITTEN,
			times: FOR_EVER,
		});
		const pages = await scan(world);
		expect(scanCounts(pages)).toEqual({ updated: WRITTEN, failed: ALL - WRITTEN });
		expect(pages[0]?.summaries[0]?.stop).toMatchObject({ reason: 'noAnswer' });
		const tries = 4;
		const writes = world.shopifyRequests().filter((name) => name === 'WriteCustomer');
		expect(writes.length).toBeLessThanOrEqual(WRITTEN + 5 * tries);
	});

	it('Wati no longer takes the token: what was written is mended by the next scan', async () => {
		const { world } = await edited(ALL);
		world.wati.faults.add({
			on: { method: 'PUT' },
			do: { kind: 'status', status: 401 },
			times: FOR_EVER,
		});
		const pages = await scan(world);
		expect(scanCounts(pages)).toEqual({ failed: ALL });
		expect(pages[0]?.summaries[0]?.stop).toMatchObject({ reason: 'unauthorized' });
		expect(pages[0]?.summaries[0]?.reasons).toEqual({ failed: { contactNotRemembered: ALL } });
		world.wati.faults.clear();
		expect(scanCounts(await scan(world))).toEqual({ updated: ALL });
		expect(scanCounts(await scan(world))).toEqual({ unchanged: ALL });
	});
});

it('a dry run says what it would write, and writes nothing', async () => {
	const { world } = await edited(3);
	const pages = await scan(world, { upsert: { output: 'summary', dryRun: true } });
	expect(scanCounts(pages)).toEqual({ updated: 3 });
	expect(world.writes()).toEqual([]);
	expect(tagged(world)).toBe(0);
});
