import type { INodeExecutionData } from 'n8n-workflow';
import { bothWays, OBEYS } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { JANE, JANES } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();

/** Jane in step, and the customer as a run from Shopify has it that was begun before all else. */
async function withOlderState(change: (world: World, id: string) => unknown = () => undefined) {
	const world = await open(bothWays({ wati: { switches: OBEYS } }));
	const { id } = await world.synced({ ...JANE, tags: ['VIP'] });
	await world.says(JANES, 'Hello');
	const [execution] = await world.executionsOf(async () => {
		world.wati.faults.add({ on: { method: 'GET' }, do: { kind: 'status', status: 403 } });
		await change(world, id);
		world.shopify.merchant.updateCustomer(id, { lastName: 'Older' });
	});
	const delayed = execution?.items('A Customer Changes') ?? [];
	expect(delayed).toHaveLength(1);
	return { world, id, delayed };
}

/** A run that was held up goes on with what it has. */
const goesOn = async (world: World, delayed: readonly INodeExecutionData[]) =>
	await world.outcomeOf(async () => await world.publication.start(delayed));

describe('a delayed older state from Shopify, after a run from Wati,', () => {
	it.each([
		['a tag that Wati added', 'tag_gold', 'true'],
		['a tag that Wati took', 'tag_vip', 'false'],
		['an e-mail address that Wati changed', 'email', 'new@example.com'],
	])('does not undo %s', async (_, name, value) => {
		const { world, id, delayed } = await withOlderState();
		world.wati.agent.setAttribute(JANES, name, value);
		await world.backOutcomeOf(async () => {
			world.shopify.webhooks.hold();
			await world.wati.people.write(JANES, 'Hello');
		});
		const right = world.customer(id);
		await goesOn(world, delayed);
		expect(world.contact(JANES).params[name]).toBe(value);
		await world.shopify.webhooks.release();
		await world.says(JANES, 'Hello again');
		expect(world.customer(id)).toMatchObject({ email: right.email, tags: right.tags });
		expect(world.contact(JANES).params[name]).toBe(value);
	});

	it('does not undo an opt-out that Wati brought', async () => {
		const { world, id, delayed } = await withOlderState();
		await world.backOutcomeOf(async () => {
			world.shopify.webhooks.hold();
			await world.wati.people.write(JANES, 'STOP');
		});
		await goesOn(world, delayed);
		await world.shopify.webhooks.release();
		await world.says(JANES, 'Hello again');
		expect(world.contact(JANES)).toMatchObject({
			allowCampaign: false,
			params: { shopify_marketing_consent: 'false' },
		});
		expect(world.customer(id).consents.email.state).toBe('UNSUBSCRIBED');
	});

	it('still brings what it knows and Wati did not speak of', async () => {
		const { world, delayed } = await withOlderState(({ shopify }, id) => {
			shopify.webhooks.dropNext(1);
			shopify.merchant.addTags(id, ['Silver']);
		});
		world.wati.agent.setAttribute(JANES, 'email', 'new@example.com');
		await world.backOutcomeOf(async () => {
			world.shopify.webhooks.hold();
			await world.wati.people.write(JANES, 'Hello');
		});
		expect(inShort(await goesOn(world, delayed))).toMatch(/^updated customerChanged/);
		expect(world.contact(JANES).params).toMatchObject({
			tag_silver: 'true',
			email: 'new@example.com',
		});
	});

	it('of a customer whom the run from Wati has just linked, changes nothing of what was agreed', async () => {
		const world = await open(bothWays({ wati: { switches: OBEYS } }));
		world.wati.agent.addContact({ number: JANES, params: { email: 'w@example.com' } });
		const [first] = await world.executionsOf(() => {
			world.wati.faults.add({
				on: { method: 'GET' },
				do: { kind: 'status', status: 403 },
				times: 2,
			});
			world.shopify.merchant.createCustomer({ ...JANE, tags: ['VIP'] });
		});
		const delayed = first?.items('A Customer Changes') ?? [];
		world.wati.faults.clear();
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('updated firstLink bothStay');
		await goesOn(world, delayed);
		expect(world.contact(JANES).params).toMatchObject({ email: 'w@example.com', tag_vip: 'true' });
	});
});

it('both directions at the same moment end in step, and then all is quiet', async () => {
	const world = await open(bothWays({ wati: { switches: OBEYS } }));
	const { id } = await world.synced({ ...JANE, tags: ['VIP'] });
	await world.says(JANES, 'Hello');
	world.wati.agent.setAttribute(JANES, 'tag_gold', 'true');
	const writing = world.wati.people.write(JANES, 'Hello');
	world.shopify.merchant.addTags(id, ['Silver']);
	await writing;
	await world.settled();
	await world.says(JANES, 'Hello');
	await world.says(JANES, 'Hello');
	expect(world.writes()).toEqual([]);
	expect([...world.customer(id).tags].map((tag) => tag.toLowerCase()).sort()).toEqual([
		'gold',
		'silver',
		'vip',
	]);
	expect(world.contact(JANES).params).toMatchObject({
		tag_gold: 'true',
		tag_silver: 'true',
		tag_vip: 'true',
	});
});
