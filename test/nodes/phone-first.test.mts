import { bothWays, OBEYS } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { FREE, FREES, JANE, JANES } from '../support/people.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();

/** Jane has another number in Shopify, and writes from it before Wati's side hears of that. */
async function writesFirst(email: string | null, { stops = false } = {}) {
	const world = await open(bothWays({ wati: { switches: OBEYS } }));
	const { consents: _, ...unasked } = JANE;
	const { id, legacyId } = world.shopify.merchant.createCustomer(
		email === null ? { ...unasked, email } : JANE,
		{ createdAt: '2026-01-01T00:00:00Z' },
	);
	await world.settled();
	if (stops) await world.says(JANES, 'STOP');
	world.shopify.webhooks.dropNext(1);
	world.shopify.merchant.updateCustomer(id, { phone: FREE });
	await world.settled();
	await world.says(FREES, 'Hello');
	return { world, id, legacyId, merchant: world.shopify.merchant };
}

describe('a new number that writes before the news of it', () => {
	it('takes the link, and the contact of the old number loses it with the news', async () => {
		const { world, id, legacyId } = await writesFirst(JANE.email ?? null);
		await world.outcomesOf(() => world.shopify.merchant.updateCustomer(id, { lastName: 'Roe' }));
		expect(world.contact(FREES).params.shopify_customer_id).toBe(legacyId);
		expect(world.contact(JANES).params.shopify_customer_id ?? '').not.toMatch(/\d/);
	});

	it('stays closed to campaigns where only the old number’s contact knew of the opt-out', async () => {
		const { world, id } = await writesFirst(null, { stops: true });
		await world.outcomesOf(() => world.shopify.merchant.updateCustomer(id, { lastName: 'Roe' }));
		expect(world.contact(FREES).allowCampaign).toBe(false);
		expect(inShort(await world.says(FREES, 'Hello again'))).not.toContain('failed');
		expect(world.contact(FREES).allowCampaign).toBe(false);
	});

	it('costs one search: the next change costs none', async () => {
		const { world, id, merchant } = await writesFirst(JANE.email ?? null);
		const searches = [];
		for (const lastName of ['Roe', 'Poe']) {
			await world.outcomesOf(() => merchant.updateCustomer(id, { lastName }));
			searches.push(world.watiCalls().filter((call) => call === 'GET /v1/getContacts').length);
		}
		expect(searches).toEqual([1, 0]);
	});
});

it('two e-mails that came to both sides at once come to one by the conflict rule', async () => {
	const world = await open(bothWays({ wati: { switches: OBEYS } }));
	await world.says(FREES, 'Hello', { name: 'Jane Doe' });
	await world.settled();
	const { id } = world.customer();
	world.wati.agent.setAttribute(FREES, 'email', 'agent@example.com');
	world.shopify.webhooks.dropNext(1);
	world.shopify.merchant.updateCustomer(id, { email: 'shop@example.com' });
	await world.settled();
	await world.says(FREES, 'Hello again');
	await world.outcomesOf(() => world.shopify.merchant.updateCustomer(id, { lastName: 'Roe' }));
	expect(world.customer(id).email).toBe('shop@example.com');
	expect(world.contact(FREES).params.email).toBe('shop@example.com');
});
