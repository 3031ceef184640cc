import { JANE, JANES, JOHNS } from '../support/people.mts';
import { inShort } from '../support/outcome.mts';
import { worldOpener, type World } from '../support/world.mts';
import { expectUnlinked, gone, unlinkedAll, unlinkedBy } from './goneRun.mts';

const open = worldOpener();
const TAGGED = { ...JANE, tags: ['VIP'] };

const deletes = async (world: World, id: string) =>
	await unlinkedBy(world, () => {
		world.shopify.merchant.deleteCustomer(id);
	});

describe('many at once', () => {
	const LINES = 120;
	const numberOf = (line: number) => String(4915100000000 + line);

	/** Contacts that are linked to customers who were never there. */
	const people = (world: World) =>
		Array.from({ length: LINES }, (_, line) => {
			const params = { shopify_customer_id: String(5000 + line), tag_vip: 'true' };
			const { id } = world.wati.agent.addContact({ number: numberOf(line), params });
			const contact = { id, number: numberOf(line), name: '', allowCampaign: true };
			return { json: { contact: { ...contact, attributes: params } } };
		});

	it.each([
		['accepted', 3],
		['rejected', 4],
	] as const)('are written a hundred to a call where empties are %s', async (emptyValue, most) => {
		const world = await open(gone({ wati: { switches: { emptyValue } } }));
		const outcomes = await unlinkedAll(world, people(world));
		expect(outcomes.map(({ reason }) => reason)).toEqual(Array(LINES).fill('contactUnlinked'));
		expect(world.writes().length).toBeLessThanOrEqual(most);
		expectUnlinked(world, numberOf(0));
		expectUnlinked(world, numberOf(LINES - 1));
	});

	it('nobody goes on asking an account that refuses the token', async () => {
		const world = await open(gone());
		const items = people(world);
		world.wati.options.token = 'another one';
		const outcomes = await unlinkedAll(world, items);
		expect(new Set(outcomes.map(inShort))).toEqual(new Set(['failed unauthorized']));
		expect(world.watiCalls().length).toBeLessThan(10);
	});

	it('two contacts of one deleted customer are both unlinked', async () => {
		const world = await open(gone());
		const { id, legacyId } = await world.synced(TAGGED);
		const params = { shopify_customer_id: legacyId };
		world.wati.agent.addContact({ number: JOHNS, params });
		const [outcome] = await deletes(world, id);
		expect(outcome?.changes.filter(({ from }) => from === legacyId)).toHaveLength(2);
		expectUnlinked(world, JANES);
		expectUnlinked(world, JOHNS);
	});
});
