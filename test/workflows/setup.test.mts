import { runByHand } from '../support/byHand.mts';
import { bothWays } from '../support/bothWays.mts';
import { FREES, JANE } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const SETTINGS = 'shopify_wati_settings';

interface Step {
	readonly step: string;
	readonly state: 'done' | 'to do';
	readonly what: string;
}

async function setUp(world: World): Promise<readonly Step[]> {
	const run = await runByHand(world, 'setup', 'Execute Once');
	if (run.error) throw new Error(`${run.lastNode}: ${run.error.message}`);
	return run.items('One by One').map(({ json }) => json as unknown as Step);
}

async function step(world: World, name: string): Promise<Step> {
	const found = (await setUp(world)).find((one) => one.step.includes(name));
	if (found === undefined) throw new Error(`There is no step ${name}`);
	return found;
}

it('makes the tables, fills in every setting, and lists the steps in their order', async () => {
	const world = await open({ published: 'no' });
	const steps = await setUp(world);
	expect(steps.map(({ step: name }) => Number.parseInt(name, 10))).toEqual(
		steps.map((_, index) => index + 1),
	);
	expect(world.table(SETTINGS).map(({ name }) => name)).toContain('reconcile_share');
	expect(steps[1]?.what).toMatch(/^\d+ new rows/);
});

it('changes nothing when it is run again, nor what a person has set', async () => {
	const world = await open();
	world.setting('tag_prefix', 'is_');
	await setUp(world);
	const before = world.table(SETTINGS);
	expect((await step(world, 'Settings')).what).toMatch(/^Every setting has its row/);
	expect(world.table(SETTINGS)).toEqual(before);
	expect(before.filter(({ name }) => name === 'tag_prefix')).toMatchObject([{ value: 'is_' }]);
	expect(world.writes()).toEqual([]);
});

it.each([
	['sync', 'off', 'switched off'],
	['tag_prefix', 'Tag ', 'tag_prefix'],
])('%s = %s is to do, and told', async (name, value, words) => {
	const world = await open();
	world.setting(name, value);
	expect(await step(world, 'Settings')).toMatchObject({
		state: 'to do',
		what: expect.stringContaining(words),
	});
});

it('a token that Wati does not take is to do, with the sentence of the credential test', async () => {
	const world = await open();
	world.wati.options.token = 'another';
	expect(await step(world, 'Wati credential')).toMatchObject({ state: 'to do' });
});

it('an app that lacks a scope is to do, with its name', async () => {
	const world = await open({ shopify: { scopes: ['read_customers'] }, published: 'no' });
	expect(await step(world, 'Shopify credential')).toMatchObject({
		state: 'to do',
		what: expect.stringContaining('write_customers'),
	});
});

it('without the live template its webhooks are to do, and with it they are done', async () => {
	const world = await open({ published: 'no' });
	expect((await step(world, 'Webhooks in Shopify')).state).toBe('to do');
	await world.publish();
	expect((await step(world, 'Webhooks in Shopify')).state).toBe('done');
	expect((await step(world, 'Shopify to Wati')).state).toBe('done');
});

it('the address in Wati is to do until the first message came', async () => {
	const world = await open(bothWays());
	await world.synced(JANE);
	expect((await step(world, 'Wati to Shopify')).state).toBe('to do');
	await world.says(FREES, 'Hello', { name: 'Free' });
	expect((await step(world, 'Wati to Shopify')).state).toBe('done');
});
