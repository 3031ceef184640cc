import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { inShort, readOutcome } from '../support/outcome.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();

const MANY = 250;
const numberOf = (line: number) => `4915112${String(300000 + line)}`;

/** Customers as the trigger brings them, with or without a contact that is in step. */
const customers = (change: IDataObject): INodeExecutionData[] =>
	Array.from({ length: MANY }, (_, line) => ({
		json: {
			customer: {
				id: `gid://shopify/Customer/${9000 + line}`,
				createdAt: '2026-01-01T10:00:00Z',
				updatedAt: '2026-11-01T10:00:00Z',
				readAt: '2026-11-01T10:00:01Z',
				firstName: 'Customer',
				lastName: String(line),
				phone: `+${numberOf(line)}`,
				email: `customer-${line}@example.com`,
				tags: [],
				emailConsent: { state: 'SUBSCRIBED', updatedAt: '2026-01-01T10:00:00Z' },
				...change,
			},
		},
	}));

const run = async (world: World, items: INodeExecutionData[]) => {
	const [execution] = await world.executionsOf(async () => await world.publication.start(items));
	if (execution === undefined) throw new Error('Nothing ran');
	return execution;
};

/** Item 7 and item 200 are people whose data Wati refuses. */
const withTwoBad = (items: INodeExecutionData[]) =>
	items.map((item, index) =>
		index === 7 || index === 200
			? {
					json: {
						customer: {
							...(item.json.customer as IDataObject),
							email: `${'x'.repeat(600)}@example.com`,
						},
					},
				}
			: item,
	);

const onError = (value: NonNullable<INode['onError']>) => ({
	edits: { 'Upsert Customer': { onError: value } },
	wati: { switches: { maxValueLength: 500 } },
});

const linkedBefore = (world: World) => {
	for (let line = 0; line < MANY; line += 1) {
		world.wati.agent.addContact({ number: numberOf(line), params: { city: 'Bonn' } });
	}
};

const writtenIn = (world: World) =>
	world.wati.contacts().filter(({ params }) => params.shopify_customer_id !== undefined).length;

const lookedUp = (options: INodeParameters) => ({
	edits: { 'Match Contact': { parameters: { options } } },
});

it('updates go a hundred to a call, and a second run writes nothing', async () => {
	const world = await open(lookedUp({ lookUp: 'oneByOne' }));
	linkedBefore(world);
	const first = await run(world, customers({}));
	expect(first.items('Upsert Customer').map(({ json }) => inShort(readOutcome(json)))).toEqual(
		Array.from({ length: MANY }, () => 'updated firstLink'),
	);
	expect(world.watiCalls().filter((call) => call === 'PUT /contacts')).toHaveLength(3);
	expect(world.watiCalls()).toHaveLength(MANY + 3);
	await run(world, customers({}));
	expect(world.watiCalls()).toHaveLength(MANY);
	expect(new Set(world.watiCalls()).has('PUT /contacts')).toBe(false);
});

describe.each(['updates', 'creates'])('two that fail among 250 %s', (kind) => {
	it('go to the error output with what came in, and the other 248 are written', async () => {
		const world = await open(onError('continueErrorOutput'));
		if (kind === 'updates') linkedBefore(world);
		const execution = await run(world, withTwoBad(customers({})));
		const failed = execution.items('Upsert Customer', 1);
		expect(execution.items('Upsert Customer')).toHaveLength(MANY - 2);
		expect(failed.map(({ json }) => json)).toMatchObject([
			{ customer: { lastName: '7' }, error: expect.stringContaining('Customer 9007 ') },
			{ customer: { lastName: '200' }, error: expect.stringContaining('Customer 9200 ') },
		]);
		expect(failed.map(({ json }) => readOutcome(json).reason)).toEqual(['refused', 'refused']);
		expect(writtenIn(world)).toBe(MANY - 2);
	});

	it('fail the run, which names the first, after the other 248 were written', async () => {
		const world = await open(onError('stopWorkflow'));
		if (kind === 'updates') linkedBefore(world);
		const execution = await run(world, withTwoBad(customers({})));
		expect(execution.status).toBe('error');
		expect(execution.error?.message).toMatch(/^Customer 9007 .*\(and 1 more of 250 records\)$/);
		expect(writtenIn(world)).toBe(MANY - 2);
	});
});

it('one that fails stands among the others, where the node is set so', async () => {
	const world = await open(onError('continueRegularOutput'));
	const execution = await run(world, withTwoBad(customers({})).slice(0, 10));
	const items = execution.items('Upsert Customer').map(({ json }) => json);
	expect(items).toHaveLength(10);
	expect(items.filter(({ error }) => error !== undefined)).toMatchObject([
		{ customer: { lastName: '7' }, outcome: { action: 'failed', reason: 'refused' } },
	]);
});

it('two customers of one number never overwrite each other: the second is held', async () => {
	const world = await open();
	const [one, two] = customers({ phone: `+${numberOf(0)}` });
	const execution = await run(world, one && two ? [one, two] : []);
	const told = execution.items('Upsert Customer').map(({ json }) => inShort(readOutcome(json)));
	expect(told).toEqual(['created customerNew', 'held linkConflict']);
	expect(world.contact(numberOf(0)).params.shopify_customer_id).toBe('9000');
});

it('items keep all that came in, and the trail to where they came from', async () => {
	const world = await open();
	const execution = await run(world, customers({}).slice(0, 3));
	const items = execution.items('Upsert Customer');
	expect(items.map(({ pairedItem }) => pairedItem)).toMatchObject([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	expect(Object.keys(items[2]?.json ?? {})).toEqual([
		'customer',
		'settings',
		'mapped',
		'problems',
		'match',
		'outcome',
	]);
});

it('takes each setting of a batch for each item on its own', async () => {
	const dryRun = '={{ $json.customer.lastName !== "7" }}';
	const defaultCountry = '={{ $json.customer.defaultAddress?.countryCode }}';
	const world = await open({
		edits: {
			'Upsert Customer': { parameters: { dryRun } },
			'Map Attributes': { parameters: { defaultCountry } },
		},
	});
	const execution = await run(world, customers({}).slice(0, 10));
	expect(world.wati.contacts().map(({ number }) => number)).toEqual([numberOf(7)]);
	expect(execution.items('Upsert Customer')).toHaveLength(10);
});

it.each([
	['the name of a tag', { tags: ['Newsletter'] }, 'tag_newsletter'],
	['the name of a mapped attribute', {}, 'EMAIL'],
	['a name of the sync', {}, 'shopify_customer_id'],
])('refuses a consent attribute that has %s', async (_, change, consentAttribute) => {
	const parameters = { options: { consentAttribute } };
	const world = await open({
		edits: { 'Upsert Customer': { parameters, onError: 'continueRegularOutput' } },
	});
	const execution = await run(world, customers(change).slice(0, 1));
	const [item] = execution.items('Upsert Customer');
	expect(inShort(readOutcome(item?.json ?? {}))).toBe('failed nameTaken');
	expect(world.wati.contacts()).toEqual([]);
});
