import { FREE, FREES, JANE, JANES, JOHN, JOHNS } from '../support/people.mts';
import { inShort } from '../support/outcome.mts';
import { bringAllOver } from '../support/scans.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const OBEYS = { allowCampaignParameter: 'allowbroadcast' };

const moves = async (world: World, id: string, phone = FREE) =>
	await world.outcomeOf(() => world.shopify.merchant.updateCustomer(id, { phone }));

/** Nothing on the contact says any more whose it was. */
function expectReleased(world: World, number: string) {
	const { params } = world.contact(number);
	expect(params.shopify_customer_id ?? '').not.toMatch(/\d/);
	const ledger = Object.keys(params).filter((name) => name.startsWith('shopify_sync'));
	expect(ledger.map((name) => params[name]).join('')).not.toContain('{');
}

describe('a number that nobody has', () => {
	it('gets a contact of its own; the old one loses link and ledger and keeps the rest', async () => {
		const world = await open();
		const { id, legacyId } = await world.synced(JANE);
		expect(inShort(await moves(world, id))).toBe('created phoneChanged');
		expect(world.contact(FREES).params).toMatchObject({
			shopify_customer_id: legacyId,
			email: JANE.email,
		});
		expectReleased(world, JANES);
		expect(world.contact(JANES).params.email).toBe(JANE.email);
	});

	it('and back again: the first contact takes the link once more', async () => {
		const world = await open();
		const { id, legacyId } = await world.synced(JANE);
		await moves(world, id);
		expect(inShort(await moves(world, id, `+${JANES}`))).toBe('updated phoneChanged');
		expect(world.contact(JANES).params.shopify_customer_id).toBe(legacyId);
		expectReleased(world, FREES);
	});

	it('frees the old contact where only a list of changes tells of the number', async () => {
		const world = await open({ shopify: { searchIndexLagMs: 0 }, time: 'wall' });
		const { id, legacyId } = await world.synced(JANE, { createdAt: '2026-01-01T00:00:00Z' });
		world.shopify.webhooks.dropNext(1);
		world.shopify.merchant.updateCustomer(id, { phone: FREE });
		await world.settled();
		await bringAllOver(world, { dateField: 'updatedAt', range: 'since', since: '2026-01-02' });
		expect(world.contact(FREES).params.shopify_customer_id).toBe(legacyId);
		expectReleased(world, JANES);
	});

	it.each(['rejected', 'ignored', 'removes', 'accepted'] as const)(
		'frees the old contact where an empty value is %s',
		async (emptyValue) => {
			const world = await open({ wati: { switches: { emptyValue } } });
			const { id } = await world.synced(JANE);
			await moves(world, id);
			expectReleased(world, JANES);
		},
	);

	it.each(['merges', 'replaces'] as const)(
		'frees the old contact and nothing else on it where an update %s',
		async (put) => {
			const world = await open({ wati: { switches: { put } } });
			const { id } = await world.synced(JANE);
			world.wati.agent.setAttribute(JANES, 'city', 'Bonn');
			await moves(world, id);
			expectReleased(world, JANES);
			expect(world.contact(JANES).params).toMatchObject({ city: 'Bonn', email: JANE.email });
		},
	);

	it('frees the old contact where the news of a tag tells of the number first', async () => {
		const topics = ['CUSTOMERS_CREATE', 'CUSTOMER_TAGS_ADDED'];
		const world = await open({ edits: { 'A Customer Changes': { parameters: { topics } } } });
		const { id } = await world.synced(JANE);
		world.shopify.merchant.updateCustomer(id, { phone: FREE });
		const moved = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(inShort(moved)).toBe('created phoneChanged');
		expectReleased(world, JANES);
	});

	it('keeps an opt-out of the old number', async () => {
		const world = await open({ wati: { switches: OBEYS } });
		const { id } = await world.synced(JANE);
		await world.wati.people.write(JANES, 'STOP');
		await moves(world, id);
		expect(world.contact(FREES)).toMatchObject({
			allowCampaign: false,
			params: { shopify_marketing_consent: 'false' },
		});
		const later = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(later.problems.map(({ code }) => code)).toContain('optOutKept');
		expect(world.contact(FREES).allowCampaign).toBe(false);
	});

	it('costs at most two calls more than another change', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		await moves(world, id);
		expect(world.shopifyRequests()).toEqual(['EventCustomer']);
		expect(world.watiCalls()).toEqual([
			`GET /contacts/${FREES}`,
			'GET /v1/getContacts',
			'POST /contacts',
			'PUT /contacts',
		]);
	});
});

describe('a number that another contact has', () => {
	it('its contact is linked, where it was nobody’s', async () => {
		const world = await open();
		world.wati.agent.addContact({ number: FREES, name: 'Unknown', params: { city: 'Bonn' } });
		const { id, legacyId } = await world.synced(JANE);
		expect(inShort(await moves(world, id))).toBe('updated phoneChanged');
		expect(world.contact(FREES).params).toMatchObject({
			shopify_customer_id: legacyId,
			city: 'Bonn',
			email: JANE.email,
		});
		expectReleased(world, JANES);
	});

	it('an opt-out of either number stays', async () => {
		const world = await open({ wati: { switches: OBEYS } });
		world.wati.agent.addContact({ number: FREES });
		const { id } = await world.synced(JANE);
		await world.wati.people.write(JANES, 'STOP');
		expect(inShort(await moves(world, id))).toBe('updated phoneChanged optOutKept');
		expect(world.contact(FREES).allowCampaign).toBe(false);
	});

	it('is held, and neither contact is touched, where it is another customer’s', async () => {
		const world = await open();
		const john = await world.synced(JOHN);
		const jane = await world.synced(JANE);
		// The shop knows John by e-mail alone from now on; his contact still has the link.
		await world.outcomeOf(() => world.shopify.merchant.updateCustomer(john.id, { phone: null }));
		const before = world.wati.contacts();
		expect(inShort(await moves(world, jane.id, `+${JOHNS}`))).toBe('held linkConflict');
		expect(world.wati.contacts()).toEqual(before);
	});
});

describe.each(['absent404', 'forbidden403'] as const)('where the legacy search is %s', (v1) => {
	it('a small account is listed to find the earlier contact', async () => {
		const world = await open({ wati: { switches: { v1 } } });
		const { id } = await world.synced(JANE);
		expect(inShort(await moves(world, id))).toBe('created phoneChanged');
		expectReleased(world, JANES);
	});

	it('a large account hears that an earlier contact may still be linked', async () => {
		const world = await open({ wati: { switches: { v1 } } });
		for (let line = 0; line < 300; line += 1) {
			world.wati.agent.addContact({ number: String(4915000000000 + line) });
		}
		const { id } = await world.synced(JANE);
		expect(inShort(await moves(world, id))).toBe('created customerNew previousContactUnknown');
		expect(world.contact(FREES).params.email).toBe(JANE.email);
	});
});
