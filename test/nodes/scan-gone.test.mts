import type { INodeParameters } from 'n8n-workflow';
import type { Reason } from '../../nodes/core/reasons';
import type { ShopifySandbox } from '../../sandbox/shopify/index.mts';
import { OBEYS } from '../support/bothWays.mts';
import { crowd, numberOf, phoneOf } from '../support/crowd.mts';
import { bringAllOver, exceptionsIn, scan, scanCounts } from '../support/scans.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();
type Fault = Parameters<ShopifySandbox['faults']['add']>[0]['do'];

const FOR_EVER = 1_000_000;
const upsert = (whenNotFound: string): { readonly upsert: INodeParameters } => ({
	upsert: { output: 'summary', options: { whenNotFound } },
});

/** So many people on both sides, in step. */
async function inStep(size: number) {
	const world = await open({ templates: [], time: 'wall', wati: { switches: OBEYS } });
	const ids = crowd(world, size);
	await bringAllOver(world);
	await scan(world);
	world.clearLogs();
	return { world, ids, agent: world.wati.agent, merchant: world.shopify.merchant };
}

describe('a contact without news whose customer is gone', () => {
	it('leaves by Not Found, marked, and is passed over where that is wanted', async () => {
		const { world, ids, merchant } = await inStep(3);
		merchant.deleteCustomer(ids[1] ?? '');
		const pages = await scan(world, upsert('skip'));
		const [lost, ...others] = pages[0]?.execution.items('Match Contact', 1) ?? [];
		expect(others).toEqual([]);
		expect(lost?.json.match).toMatchObject({
			status: 'notFound',
			linkedGone: true,
			problems: [{ code: 'linkedCustomerGone' }],
		});
		expect(scanCounts(pages)).toEqual({ unchanged: 2, skipped: 1 });
		expect(exceptionsIn(pages)).toMatchObject([
			{ contact: numberOf(1), action: 'skipped', reason: 'notLinked' },
		]);
		expect(world.writes()).toEqual([]);
		const asked = world.shopifyRequests().filter((name) => name !== 'token');
		expect(asked).toEqual(['PresentCustomers']);
	});

	it('gets a new one where that is wanted', async () => {
		const { world, ids, merchant } = await inStep(2);
		merchant.deleteCustomer(ids[1] ?? '');
		expect(scanCounts(await scan(world, upsert('create')))).toEqual({ unchanged: 1, created: 1 });
		expect(world.shopify.customers()).toHaveLength(2);
	});

	it('stays nobody’s once it was let go, and costs no request', async () => {
		const { world, agent } = await inStep(1);
		const params = { shopify_marketing_consent: 'false', email: 'gone@example.com' };
		agent.addContact({ number: numberOf(7), params });
		expect(scanCounts(await scan(world, upsert('create')))).toEqual({ unchanged: 2 });
		expect(world.shopify.customers()).toHaveLength(1);
		expect(world.shopifyRequests().filter((name) => name === 'FindCustomers')).toEqual([]);
	});

	it('finds the one who has its number by now, and nobody is made twice', async () => {
		const { world, ids, merchant } = await inStep(2);
		merchant.deleteCustomer(ids[1] ?? '');
		const { legacyId } = merchant.createCustomer({ firstName: 'New', phone: phoneOf(1) });
		expect(scanCounts(await scan(world, upsert('create')))).toEqual({ unchanged: 1, updated: 1 });
		expect(world.contact(numberOf(1)).params.shopify_customer_id).toBe(legacyId);
		expect(world.shopify.customers()).toHaveLength(2);
	});
});

it.each([
	['skip', { skipped: 1, unchanged: 1 }, 1],
	['create', { created: 1, unchanged: 1 }, 2],
	['something else', { skipped: 1, unchanged: 1 }, 1],
])('a stranger is dealt with as the option says: %s', async (whenNotFound, counts, customers) => {
	const { world, agent } = await inStep(1);
	agent.addContact({ number: numberOf(7), name: 'Stranger' });
	expect(scanCounts(await scan(world, upsert(whenNotFound)))).toEqual(counts);
	expect(world.shopify.customers()).toHaveLength(customers);
});

it('says of each item on its own whether a customer may be created', async () => {
	const { world, agent } = await inStep(1);
	agent.addContact({ number: numberOf(7), name: 'Old' });
	agent.addContact({ number: numberOf(8), name: 'New' });
	const isNew = '={{ $json.contact.name === "New" ? "create" : "skip" }}';
	const pages = await scan(world, upsert(isNew));
	expect(scanCounts(pages)).toEqual({ unchanged: 1, created: 1, skipped: 1 });
	expect(exceptionsIn(pages)).toMatchObject([{ contact: numberOf(7), reason: 'notLinked' }]);
});

it('a stranger who is a customer is linked, whatever the option says', async () => {
	const { world, agent, merchant } = await inStep(1);
	merchant.createCustomer({ firstName: 'Known', phone: phoneOf(7) });
	agent.addContact({ number: numberOf(7), name: 'Known' });
	expect(scanCounts(await scan(world, upsert('skip')))).toEqual({ unchanged: 1, updated: 1 });
});

it('a link that an agent misspelled fails nobody but itself', async () => {
	const { world, agent } = await inStep(4);
	agent.setAttribute(numberOf(2), 'shopify_customer_id', '9'.repeat(40));
	const pages = await scan(world, upsert('skip'));
	expect(scanCounts(pages)).toMatchObject({ unchanged: 3 });
	expect(exceptionsIn(pages).map(({ contact }) => contact)).toEqual([numberOf(2)]);
	expect(world.writes()).toEqual([]);
});

/** The waits between two tries; whatever else takes time takes its own. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 16_000];

describe('when asking who is still there fails', () => {
	beforeEach(() => {
		const real = setTimeout;
		const quick = (work: () => void, ms = 0) => real(work, PAUSES_MS.includes(ms) ? 1 : ms);
		jest.spyOn(global, 'setTimeout').mockImplementation(quick as typeof setTimeout);
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});

	it.each<readonly [string, Fault, Reason]>([
		['throttled for ever', { kind: 'throttled' }, 'rateLimited'],
		['no answer', { kind: 'connectionLostBefore' }, 'noAnswer'],
		['an internal error', { kind: 'internalError' }, 'noAnswer'],
	])('nobody counts as gone, and the batch stops: %s', async (_, fault, reason) => {
		const { world, agent } = await inStep(6);
		agent.setAttribute(numberOf(0), 'email', 'changed@example.com');
		world.shopify.faults.add({ on: 'PresentCustomers', do: fault, times: FOR_EVER });
		const pages = await scan(world, upsert('create'));
		expect(scanCounts(pages)).toEqual({ failed: 6 });
		expect(pages[0]?.summaries[0]?.stop).toMatchObject({ reason });
		expect(pages[0]?.summaries[0]?.reasons).toEqual({ failed: { [reason]: 6 } });
		expect(exceptionsIn(pages)[0]?.message).toContain('Shopify says: ');
		expect(world.writes()).toEqual([]);
		expect(world.shopifyRequests()).not.toContain('FindCustomers');
	});

	it('a moment of throttling is waited out', async () => {
		const { world } = await inStep(2);
		world.shopify.faults.add({ on: 'PresentCustomers', do: { kind: 'throttled' }, times: 2 });
		expect(scanCounts(await scan(world))).toEqual({ unchanged: 2 });
	});
});
