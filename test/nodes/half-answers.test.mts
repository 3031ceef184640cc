import type { ShopifySandbox } from '../../sandbox/shopify/index.mts';
import type { Fault as WatiFault } from '../../sandbox/wati/index.mts';
import { backOnly } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { JANE, JANES } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const CUT = { kind: 'answerCutShort' } as const;
const ALWAYS = 99;

type InWati = WatiFault['on'];
type InShopify = Parameters<ShopifySandbox['faults']['add']>[0]['on'];

const POST: InWati = { method: 'POST' };
const PUT: InWati = { method: 'PUT' };
const GET: InWati = { method: 'GET' };

const cutWati = (world: World, on: InWati, times = 1) =>
	world.wati.faults.add({ on, do: CUT, times });
const cutShopify = (world: World, on: InShopify, times = 1) =>
	world.shopify.faults.add({ on, do: CUT, times });

const posts = (world: World) => world.watiCalls().filter((call) => call.startsWith('POST'));
const creates = (world: World) =>
	world.shopifyRequests().filter((name) => name === 'CreateCustomer');

describe('from Shopify to Wati', () => {
	/** Shopify tells of a new customer more than once, and these runs may overlap. */
	const arrives = async (world: World) =>
		await world.outcomesOf(() => world.shopify.merchant.createCustomer(JANE));

	it('a create that Wati answers by half is read, and no run sends it twice', async () => {
		const world = await open();
		cutWati(world, POST, ALWAYS);
		const outcomes = await arrives(world);
		expect(outcomes.map(inShort)).toContain('created customerNew');
		expect(outcomes.map(({ action }) => action)).not.toContain('failed');
		expect(posts(world).length).toBeLessThanOrEqual(outcomes.length);
		expect(world.wati.contacts()).toHaveLength(1);
		expect(world.failures).toEqual([]);
	});

	it('a create that nothing proves is failed, and the next run finds its contact', async () => {
		const world = await open();
		cutWati(world, POST, ALWAYS);
		const afterwards: InWati = ({ method }) => method === 'GET' && world.wati.contacts().length > 0;
		cutWati(world, afterwards, ALWAYS);
		const outcomes = await arrives(world);
		expect(new Set(outcomes.map(inShort))).toEqual(new Set(['failed noAnswer']));
		expect(posts(world).length).toBeLessThanOrEqual(outcomes.length);
		expect(world.failures).toMatchObject([{ action: 'failed', reason: 'noAnswer' }]);

		world.wati.faults.clear();
		const { id } = world.customer();
		const next = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(inShort(next)).toBe('updated customerChanged');
		expect(world.wati.contacts()).toHaveLength(1);
		expect(world.failures).toEqual([]);
	});

	it('a look-up that finds somebody, told by half, is a failure and never "not found"', async () => {
		const world = await open();
		world.wati.agent.addContact({ number: JANES });
		cutWati(world, GET, ALWAYS);
		await arrives(world);
		expect(world.failures).toMatchObject([{ action: 'failed', reason: 'noAnswer' }]);
		expect(posts(world)).toEqual([]);
	});

	it('an update that Wati answers by half arrives', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		cutWati(world, PUT);
		const outcome = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(inShort(outcome)).toBe('updated customerChanged');
		expect(world.contact(JANES).params.tag_vip).toBe('true');
	});

	it('an update that Wati only ever answers by half is failed, and later found in step', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		cutWati(world, PUT, ALWAYS);
		const outcome = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(inShort(outcome)).toBe('failed noAnswer');
		world.wati.faults.clear();
		await world.executionsOf(() => world.shopify.merchant.addTags(id, ['Gold']));
		expect(world.contact(JANES).params).toMatchObject({ tag_vip: 'true', tag_gold: 'true' });
		expect(world.failures).toEqual([]);
	});
});

describe('from Wati to Shopify', () => {
	const once = { trigger: { events: ['message'] } };
	const writes = async (world: World) => await world.says(JANES, 'Hello', { name: 'Jane Doe' });

	it('a create that Shopify answers by half is looked for, and not sent again', async () => {
		const world = await open(backOnly(once));
		cutShopify(world, 'CreateCustomer');
		expect((await writes(world)).action).toMatch(/^(created|updated)$/);
		expect(creates(world)).toHaveLength(1);
		expect(world.contact(JANES).params.shopify_customer_id).toBe(world.customer().legacyId);
		expect((await writes(world)).action).toBe('unchanged');
		expect(world.failures).toEqual([]);
	});

	it('a create that cannot be looked for is failed, and the next run links its customer', async () => {
		const world = await open(backOnly(once));
		cutShopify(world, 'CreateCustomer');
		// A look-up by half is repeated for half a minute; a refusal ends at once.
		world.shopify.faults.add({
			on: ({ operationName }) =>
				operationName === 'FindCustomers' && world.shopify.customers().length > 0,
			do: { kind: 'status', status: 400 },
		});
		expect((await writes(world)).action).toBe('failed');
		expect(creates(world)).toHaveLength(1);

		expect(inShort(await writes(world))).toBe('updated firstLink');
		expect(creates(world)).toEqual([]);
		expect(world.contact(JANES).params.shopify_customer_id).toBe(world.customer().legacyId);
	});

	it('a customer whose link Wati confirms by half is made once', async () => {
		const world = await open(backOnly(once));
		cutWati(world, PUT);
		expect(inShort(await writes(world))).toBe('created contactNew');
		expect((await writes(world)).action).toBe('unchanged');
		expect(creates(world)).toEqual([]);
		expect(world.customer().phone).toBe(JANE.phone);
	});

	it('an update that Shopify answers by half is written once', async () => {
		const world = await open(backOnly(once));
		world.shopify.merchant.createCustomer(JANE);
		await writes(world);
		world.wati.agent.setAttribute(JANES, 'email', 'new@example.com');
		cutShopify(world, 'WriteCustomer');
		expect(inShort(await writes(world))).toBe('updated contactChanged');
		expect(world.shopifyRequests().filter((name) => name === 'WriteCustomer')).toHaveLength(1);
		expect(world.customer().email).toBe('new@example.com');
		expect((await writes(world)).action).toBe('unchanged');
	});
});
