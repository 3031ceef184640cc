import { JANE, JANES } from '../support/people.mts';
import { inShort } from '../support/outcome.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();

it('an e-mail address that is removed in Shopify is emptied in Wati', async () => {
	const world = await open();
	const { id } = await world.synced({ ...JANE, consents: {} });
	await world.outcomesOf(() => world.shopify.merchant.updateCustomer(id, { email: null }));
	expect(world.contact(JANES).params.email).toBe('');
});

it('what Shopify does not know erases nothing on a contact that was there before', async () => {
	const world = await open();
	world.wati.agent.addContact({
		number: JANES,
		params: { email: 'old@example.com', city: 'Bonn' },
	});
	await world.outcomeOf(() =>
		world.shopify.merchant.createCustomer({ firstName: 'Jane', phone: `+${JANES}` }),
	);
	expect(world.contact(JANES).params).toMatchObject({ email: 'old@example.com', city: 'Bonn' });
});

it.each([
	['after the contact is made', 'made'],
	['after one that was there is linked', 'linked'],
])('the contact remembers its customer %s', async (_, how) => {
	const world = await open();
	if (how === 'linked') world.wati.agent.addContact({ number: JANES });
	const { legacyId, id } = await world.synced(JANE);
	expect(world.contact(JANES).params.shopify_customer_id).toBe(legacyId);
	expect(world.contact(JANES).params.shopify_sync).toContain(`"email":"${JANE.email}"`);
	await world.outcomeOf(() =>
		world.shopify.merchant.updateCustomer(id, { email: 'new@example.com' }),
	);
	expect(world.contact(JANES).params.shopify_sync).toContain('"email":"new@example.com"');
});

it('a ledger that needs several attributes is read back whole', async () => {
	const world = await open();
	const tags = Array.from({ length: 90 }, (_, index) => `A rather long tag no. ${index}`);
	const { id } = await world.synced({ ...JANE, tags });
	expect(world.contact(JANES).params).toHaveProperty('shopify_sync_3');
	const removed = await world.outcomeOf(() =>
		world.shopify.merchant.removeTags(id, tags.slice(0, 1)),
	);
	expect(removed.changes).toHaveLength(1);
});

describe('where both sides changed a field', () => {
	const EMAIL = 'wati@example.com';
	it.each([
		['shopifyWins', 'new@example.com', 'updated customerChanged conflictLost'],
		['watiWins', EMAIL, 'unchanged alreadyInStep conflictWon'],
		['hold', EMAIL, 'held conflictHeld conflictHeld'],
	])('the rule %s decides', async (conflictRule, email, told) => {
		const world = await open({
			edits: { 'Upsert Customer': { parameters: { conflictRule } } },
		});
		const { id } = await world.synced(JANE);
		world.wati.agent.setAttribute(JANES, 'email', EMAIL);
		const outcome = await world.outcomeOf(() =>
			world.shopify.merchant.updateCustomer(id, { email: 'new@example.com' }),
		);
		expect(inShort(outcome)).toBe(told);
		expect(world.contact(JANES).params.email).toBe(email);
	});

	it.each(['shopifyWins', 'watiWins', 'hold'])(
		'what only Wati changed is left to the other direction (%s)',
		async (conflictRule) => {
			const world = await open({
				edits: { 'Upsert Customer': { parameters: { conflictRule } } },
			});
			const { id } = await world.synced(JANE);
			world.wati.agent.setAttribute(JANES, 'email', EMAIL);
			const outcome = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
			expect(inShort(outcome)).toBe('updated customerChanged leftToOtherDirection');
			expect(world.contact(JANES).params.email).toBe(EMAIL);
		},
	);
});

it.each(['merges', 'replaces'] as const)(
	'attributes that are not ours are untouched where an update %s',
	async (put) => {
		const world = await open({ wati: { switches: { put } } });
		const theirs = { city: 'Bonn', birthday: '1990-01-01', tag_by_hand: 'true' };
		world.wati.agent.addContact({ number: JANES, params: theirs });
		const { id } = await world.synced(JANE);
		expect(world.contact(JANES).params).toMatchObject({ ...theirs, email: JANE.email });
		await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(world.contact(JANES).params).toMatchObject({ ...theirs, tag_vip: 'true' });
	},
);

describe('events that come late, twice or in any order', () => {
	it('a second delivery of one event starts nothing', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		const executions = await world.executionsOf(async () => {
			world.shopify.merchant.addTags(id, ['VIP']);
			await world.settled();
			const [delivery] = world.shopify.webhooks.deliveries;
			await world.shopify.webhooks.redeliver(delivery?.id ?? '');
			await world.shopify.webhooks.redeliver(delivery?.id ?? '');
		});
		expect(executions).toHaveLength(1);
	});

	it.each(['asIs', 'reversed'] as const)(
		'deliveries in the order %s end the same',
		async (order) => {
			const world = await open();
			const { id } = await world.synced({ ...JANE, tags: ['VIP'] });
			await world.outcomesOf(async () => {
				const { merchant, webhooks } = world.shopify;
				webhooks.hold();
				merchant.addTags(id, ['Gold']);
				merchant.removeTags(id, ['VIP']);
				merchant.updateCustomer(id, { email: 'new@example.com' });
				await webhooks.release(order);
			});
			expect(world.contact(JANES).params).toMatchObject({
				email: 'new@example.com',
				tag_vip: 'false',
				tag_gold: 'true',
			});
		},
	);

	it('an older state of a customer, after a newer one, writes nothing', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		const [older] = await world.executionsOf(() =>
			world.shopify.merchant.updateCustomer(id, { email: 'older@example.com' }),
		);
		await world.outcomeOf(() =>
			world.shopify.merchant.updateCustomer(id, { email: 'newer@example.com' }),
		);
		const items = older?.items('A Customer Changes') ?? [];
		const [outcome] = await world.outcomesOf(async () => await world.publication.start(items));
		expect(outcome && inShort(outcome)).toBe('skipped staleCustomer');
		expect(world.contact(JANES).params.email).toBe('newer@example.com');
		expect(world.watiCalls()).toEqual([`GET /contacts/${JANES}`]);
	});
});

describe('a dry run', () => {
	const DRY = { edits: { 'Upsert Customer': { parameters: { dryRun: true } } } };

	it('tells whom it would create, and creates nobody', async () => {
		const world = await open(DRY);
		const outcome = await world.outcomeOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(outcome).toMatchObject({ action: 'created', dryRun: true });
		const email = { side: 'contact', field: 'email', from: null, to: JANE.email };
		expect(outcome.changes).toContainEqual(email);
		expect(world.wati.contacts()).toEqual([]);
	});

	it('tells what it would change, and changes nothing', async () => {
		const world = await open(DRY);
		world.wati.agent.addContact({ number: JANES, params: { email: 'old@example.com' } });
		const before = world.contact(JANES);
		const outcome = await world.outcomeOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(outcome).toMatchObject({ action: 'updated', dryRun: true });
		expect(outcome.changes).toEqual([
			{ side: 'contact', field: 'email', from: 'old@example.com', to: JANE.email },
			{ side: 'contact', field: 'shopify_marketing_consent', from: null, to: 'true' },
		]);
		expect(world.contact(JANES)).toEqual(before);
	});

	it('is one, too, where an expression says so in text', async () => {
		const asText = { 'Upsert Customer': { parameters: { dryRun: '={{ "true" }}' } } };
		const world = await open({ edits: asText });
		const outcome = await world.outcomeOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(outcome).toMatchObject({ action: 'created', dryRun: true });
		expect(world.wati.contacts()).toEqual([]);
	});

	it('says on the node that it was one', async () => {
		const world = await open(DRY);
		const [execution] = await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(execution?.hints('Upsert Customer')).toEqual(['Dry run: 1 created']);
	});
});

it('a deleted customer leaves its contact as it is, where the settings say so', async () => {
	const world = await open();
	world.setting('deleted_customers', 'leave');
	const { id } = await world.synced(JANE);
	const before = world.contact(JANES);
	const outcome = await world.outcomeOf(() => world.shopify.merchant.deleteCustomer(id));
	expect(inShort(outcome)).toBe('skipped contactLeft');
	expect(world.contact(JANES)).toEqual(before);
});
