import type { INodeExecutionData } from 'n8n-workflow';
import { listAll, listCount, listing, listPage } from '../support/lists.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const OF_WATI = { resource: 'watiContacts' };
const numberOf = (line: number) => `4915112${String(300_000 + line)}`;

const people = (world: World, size: number) => {
	for (let line = 0; line < size; line += 1) {
		world.wati.agent.addContact({ number: numberOf(line), name: `N${1000 + line}` });
	}
};

const numbersOf = (items: readonly INodeExecutionData[]) =>
	items.map(({ json }) => (json.contact as { number: string | null }).number);

it.each([
	[0, 1],
	[99, 1],
	[100, 2],
	[200, 3],
	[250, 3],
])('%i contacts take %i calls, and one to count them', async (size, calls) => {
	const world = await open({ templates: [] });
	people(world, size);
	const items = await listAll(world, OF_WATI);
	expect(numbersOf(items)).toEqual(Array.from({ length: size }, (_, line) => numberOf(line)));
	expect(world.watiCalls()).toHaveLength(calls + 1);
});

it('contacts come as the trigger brings them, and can be sent to Shopify', async () => {
	const world = await open({ templates: [] });
	world.wati.agent.addContact({ number: numberOf(1), name: 'Ada', params: { city: 'Bonn' } });
	const { items, page } = await listPage(world, OF_WATI);
	expect(items[0]?.json.contact).toMatchObject({
		number: numberOf(1),
		name: 'Ada',
		allowCampaign: true,
		attributes: { city: 'Bonn' },
		readAt: page.readAt,
	});
	expect(page).toMatchObject({ cursor: '', hasMore: false, count: 1 });
});

it('people of other channels are none of them, and those without a number are', async () => {
	const world = await open({ templates: [] });
	people(world, 100);
	const { agent } = world.wati;
	agent.addContact({ channelType: 'instagram', username: 'somebody', number: null, name: 'A' });
	agent.addContact({ channelType: 'messenger', number: null, name: 'B' });
	agent.addContact({ bsuid: 'US.123124141512', number: null, name: 'Z' });
	const numbers = numbersOf(await listAll(world, OF_WATI));
	expect(numbers).toHaveLength(101);
	expect(numbers.filter((number) => number === null)).toHaveLength(1);
});

it('nobody is lost or doubled while contacts move between the pages', async () => {
	const world = await open({ templates: [] });
	people(world, 250);
	const items = await listAll(world, OF_WATI, (page) => {
		if (page === 2) world.wati.agent.rename(numberOf(5), 'Zoe');
		if (page === 3) world.wati.agent.deleteContact(numberOf(150));
	});
	const everybody = Array.from({ length: 250 }, (_, line) => numberOf(line));
	expect([...numbersOf(items)].sort()).toEqual(everybody);
	expect(world.watiCalls().length).toBeLessThanOrEqual(1 + 3 + 3);
});

it.each(['everybody', 'whatsAppNumbers'] as const)(
	'they are counted with one call (%s)',
	async (contactsCount) => {
		const world = await open({
			templates: [],
			requestsPer10Seconds: 30,
			wati: { switches: { contactsCount } },
		});
		people(world, 12);
		expect(await listCount(world, OF_WATI)).toEqual({
			records: 12,
			precision: 'exact',
			requestsPer10Seconds: 30,
		});
		expect(world.watiCalls()).toEqual(['GET /contacts/count']);
	},
);

it('an account that does not count has none at least', async () => {
	const world = await open({ templates: [], wati: { switches: { contactsCount: 'absent404' } } });
	people(world, 12);
	expect(await listCount(world, OF_WATI)).toMatchObject({ records: 0, precision: 'atLeast' });
});

it.each(['count', 'page'])(
	'a token that is refused is told, in so many words (%s)',
	async (operation) => {
		const world = await open({ templates: [] });
		world.wati.options.token = 'another';
		const { error } = await listing(world, { ...OF_WATI, operation });
		expect(error?.message).toMatch(/^The contacts could not be listed: /);
	},
);

it.each(['0', '2', '-1', 'eyJhIjoxfQ'])('the cursor "%s" is refused', async (cursor) => {
	const world = await open({ templates: [] });
	const { error } = await listing(world, { ...OF_WATI, cursor });
	expect(error?.message).toBe('The contacts could not be listed: The cursor is none of this list.');
	expect(world.watiCalls()).toEqual([]);
});
