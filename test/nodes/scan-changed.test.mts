import { OBEYS } from '../support/bothWays.mts';
import { crowd, numberOf } from '../support/crowd.mts';
import { inShort } from '../support/outcome.mts';
import { bringAllOver, exceptionsIn, scan, scanCounts } from '../support/scans.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();
const SHOP = { templates: [], time: 'wall', wati: { switches: OBEYS } } as const;
/** Of Wati, which gives a hundred at a time. */
const FULL_PAGES = 2;
const EACH = { upsert: { output: 'records' } } as const;

/** So many people on both sides, in step. */
async function inStep(size: number, settings: Parameters<typeof open>[0] = SHOP) {
	const world = await open(settings);
	const ids = crowd(world, size);
	await bringAllOver(world);
	// Whether Allow campaign followed the first asking shows only afterwards.
	await scan(world);
	world.clearLogs();
	return { world, ids, agent: world.wati.agent };
}

describe('of two hundred contacts', () => {
	it('exactly those that an agent edited reach Shopify, with as few requests as can be', async () => {
		const { world, ids, agent } = await inStep(200);
		const before = world.shopify.customers();
		agent.setAttribute(numberOf(3), 'email', 'changed-3@example.com');
		agent.setAttribute(numberOf(50), 'tag_vip', 'true');
		agent.setAllowCampaign(numberOf(120), false);
		agent.setAllowCampaign(numberOf(121), true);
		agent.setAttribute(numberOf(199), 'email', '');
		world.clearLogs();

		const pages = await scan(world);
		expect(scanCounts(pages)).toEqual({ updated: 5, unchanged: 195 });
		const same = new Set(before.map((one) => JSON.stringify(one)));
		const lines = [3, 50, 120, 121, 199];
		const changed = lines.map((line) => world.customer(ids[line]));
		const touched = world.shopify.customers().filter((one) => !same.has(JSON.stringify(one)));
		expect(touched.map(({ id }) => id).sort()).toEqual(changed.map(({ id }) => id).sort());
		expect(changed.map(({ email }) => email)).toEqual([
			'changed-3@example.com',
			'customer-50@example.com',
			'customer-120@example.com',
			'customer-121@example.com',
			null,
		]);
		expect(changed.map(({ tags }) => tags)).toEqual([[], ['vip'], [], [], []]);
		expect(changed.map(({ consents }) => consents.email?.state)).toEqual([
			'NOT_SUBSCRIBED',
			'SUBSCRIBED',
			'UNSUBSCRIBED',
			'SUBSCRIBED',
			expect.anything(),
		]);

		const requests = world.shopifyRequests().filter((name) => name !== 'token');
		const asked = (name: string) => requests.filter((one) => one === name).length;
		const told = pages.flatMap(({ summaries }) => summaries.map((one) => one.shopifyCalls));
		expect(asked('PresentCustomers')).toBe(FULL_PAGES);
		expect(asked('FindCustomers')).toBe(5);
		expect(asked('WriteCustomer')).toBe(5);
		expect(requests).toHaveLength(FULL_PAGES + 5 + 5);
		expect(told.reduce((sum, calls) => sum + calls, 0)).toBe(requests.length);
	});

	it('all are unchanged where nobody did anything: one request a page, and nothing is written', async () => {
		const { world } = await inStep(200);
		const pages = await scan(world);
		expect(scanCounts(pages)).toEqual({ unchanged: 200 });
		expect(exceptionsIn(pages)).toEqual([]);
		expect(world.writes()).toEqual([]);
		const requests = world.shopifyRequests().filter((name) => name !== 'token');
		expect(requests).toEqual(Array.from({ length: FULL_PAGES }, () => 'PresentCustomers'));
		expect(new Set(world.watiCalls())).toEqual(new Set(['GET /contacts']));
	});
});

it('an edit is carried once: the next scan finds no news', async () => {
	const { world, agent } = await inStep(3);
	agent.setAttribute(numberOf(1), 'email', 'changed@example.com');
	agent.setAttribute(numberOf(2), 'tag_vip', 'true');
	expect(scanCounts(await scan(world))).toEqual({ updated: 2, unchanged: 1 });
	world.clearLogs();
	expect(scanCounts(await scan(world))).toEqual({ unchanged: 3 });
	expect(world.writes()).toEqual([]);
});

it('campaigns that an agent switched off are an opt-out in Shopify', async () => {
	const { world, ids, agent } = await inStep(2);
	agent.setAllowCampaign(numberOf(0), false);
	expect(scanCounts(await scan(world))).toEqual({ updated: 1, unchanged: 1 });
	expect(world.customer(ids[0]).consents.email).toMatchObject({ state: 'UNSUBSCRIBED' });
	expect(world.contact(numberOf(0)).params.shopify_marketing_consent).toBe('false');
});

it('a contact that was changed and changed back is unchanged', async () => {
	const { world, agent } = await inStep(2);
	const { email = '' } = world.contact(numberOf(0)).params;
	agent.setAttribute(numberOf(0), 'email', 'other@example.com');
	agent.setAttribute(numberOf(0), 'email', email);
	agent.setAllowCampaign(numberOf(0), false);
	agent.setAllowCampaign(numberOf(0), true);
	agent.setAttribute(numberOf(0), 'tag_vip', 'true');
	agent.removeAttribute(numberOf(0), 'tag_vip');
	expect(scanCounts(await scan(world))).toEqual({ unchanged: 2 });
	expect(world.writes()).toEqual([]);
});

it('a change in Shopify is no news: the run of the other direction carries it', async () => {
	const { world, ids } = await inStep(2);
	world.shopify.merchant.updateCustomer(ids[0] ?? '', { email: 'new@example.com' });
	expect(scanCounts(await scan(world))).toEqual({ unchanged: 2 });
	expect(world.contact(numberOf(0)).params.email).toBe('customer-0@example.com');
});

it('an opt-out that Shopify did not take goes on being news until it does', async () => {
	const { world, ids, agent } = await inStep(2);
	agent.setAllowCampaign(numberOf(0), false);
	world.shopify.faults.add({ on: 'WriteCustomer', do: { kind: 'status', status: 403 } });
	expect(scanCounts(await scan(world))).toEqual({ failed: 1, unchanged: 1 });
	expect(world.customer(ids[0]).consents.email).toMatchObject({ state: 'SUBSCRIBED' });
	expect(scanCounts(await scan(world))).toEqual({ updated: 1, unchanged: 1 });
	expect(world.customer(ids[0]).consents.email).toMatchObject({ state: 'UNSUBSCRIBED' });
});

it('what could not be remembered in Wati is news, and the next scan mends it', async () => {
	const { world, ids, agent } = await inStep(2);
	agent.setAttribute(numberOf(0), 'email', 'changed@example.com');
	world.wati.faults.add({ on: { method: 'PUT' }, do: { kind: 'status', status: 400 } });
	const pages = await scan(world);
	expect(exceptionsIn(pages)).toMatchObject([
		{ contact: numberOf(0), action: 'failed', reason: 'contactNotRemembered' },
	]);
	expect(world.customer(ids[0]).email).toBe('changed@example.com');
	world.clearLogs();
	expect(scanCounts(await scan(world))).toEqual({ updated: 1, unchanged: 1 });
	expect(scanCounts(await scan(world))).toEqual({ unchanged: 2 });
});

it('without the option each contact is looked up, as before', async () => {
	const { world } = await inStep(3);
	const pages = await scan(world, { match: {}, ...EACH });
	expect(pages.flatMap(({ outcomes }) => outcomes.map(inShort))).toEqual(
		Array.from({ length: 3 }, () => 'unchanged alreadyInStep'),
	);
	expect(world.shopifyRequests().filter((name) => name === 'FindCustomers')).toHaveLength(3);
});

it('a contact without news is told as its customer, and leaves by Matched', async () => {
	const { world, ids } = await inStep(1);
	const [page] = await scan(world, EACH);
	expect(page?.execution.items('Match Contact')[0]?.json.match).toMatchObject({
		status: 'unchanged',
		problems: [],
		calls: 1,
	});
	expect(page?.outcomes).toMatchObject([
		{
			action: 'unchanged',
			reason: 'alreadyInStep',
			customer: { id: ids[0]?.replace(/^.*\//, '') },
			contact: { number: numberOf(0) },
		},
	]);
});

it('a listed contact says when it came into being', async () => {
	const { world } = await inStep(1);
	const [page] = await scan(world);
	const { created } = world.contact(numberOf(0));
	const listed = page?.execution.items('List Customers')[0]?.json.contact;
	expect(listed).toMatchObject({ createdAt: new Date(created).toISOString() });
});
