import { bothWays, OBEYS } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { JANE } from '../support/people.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();

/** One line in São Paulo: as shops spell it, and as WhatsApp still knows it. */
const PHONE = '+5511987654321';
const OURS = '5511987654321';
const WHATSAPPS = '551187654321';

/** Jane was made in Wati under the number that the shop has. */
async function made(consent: 'SUBSCRIBED' | 'UNSUBSCRIBED' = 'SUBSCRIBED') {
	const world = await open(bothWays({ wati: { switches: OBEYS } }));
	const { id, legacyId } = await world.synced({
		...JANE,
		phone: PHONE,
		tags: ['VIP'],
		consents: { email: consent },
	});
	return { world, id, legacyId };
}

const linkOf = (world: Awaited<ReturnType<typeof open>>, number: string) =>
	world.contact(number).params.shopify_customer_id ?? '';

describe('a line that is in Wati under two spellings of its number', () => {
	it('has one contact that is linked: the one that writes', async () => {
		const { world, legacyId } = await made();
		expect(inShort(await world.says(WHATSAPPS, 'Hello'))).toBe('updated firstLink');
		expect(linkOf(world, WHATSAPPS)).toBe(legacyId);
		expect(linkOf(world, OURS)).not.toMatch(/\d/);
		expect(world.contact(WHATSAPPS).params).toMatchObject({ email: JANE.email, tag_vip: 'true' });
		expect(world.shopify.customers()).toHaveLength(1);
	});

	it('goes on with that one: what changes in the shop reaches it, and not the other', async () => {
		const { world, id, legacyId } = await made();
		await world.says(WHATSAPPS, 'Hello');
		const outcome = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['Gold']));
		expect(inShort(outcome)).toBe('updated customerChanged');
		expect(world.contact(WHATSAPPS).params).toMatchObject({ tag_gold: 'true' });
		expect(world.contact(OURS).params).not.toHaveProperty('tag_gold');
		expect(linkOf(world, WHATSAPPS)).toBe(legacyId);
		expect(linkOf(world, OURS)).not.toMatch(/\d/);
	});

	it('takes the opt-out along that only the other contact knew of', async () => {
		const { world } = await made();
		world.wati.agent.setAllowCampaign(OURS, false);
		await world.says(WHATSAPPS, 'Hello');
		expect(world.contact(WHATSAPPS).allowCampaign).toBe(false);
		expect(world.customer().consents.email.state).toBe('UNSUBSCRIBED');
	});

	it('is opened again by nobody but the person', async () => {
		const { world } = await made('UNSUBSCRIBED');
		await world.says(WHATSAPPS, 'Hello');
		expect(world.contact(WHATSAPPS).allowCampaign).toBe(false);
		expect(world.customer().consents.email.state).toBe('UNSUBSCRIBED');
	});

	it('fails, and is tried again, where the other contact cannot be read', async () => {
		const { world } = await made();
		world.wati.faults.add({
			on: ({ path }) => path.endsWith(OURS),
			do: { kind: 'status', status: 500 },
			times: 9,
		});
		expect((await world.says(WHATSAPPS, 'Hello')).action).toBe('failed');
		expect(linkOf(world, WHATSAPPS)).toBe('');
	});

	it('is never linked twice, though the other contact cannot be written', async () => {
		const { world, legacyId } = await made();
		world.wati.faults.add({
			on: (call) => call.method === 'PUT' && JSON.stringify(call.text).includes(OURS),
			do: { kind: 'status', status: 500 },
			times: 99,
		});
		expect((await world.says(WHATSAPPS, 'Hello')).action).toBe('failed');
		expect(linkOf(world, WHATSAPPS)).toBe('');
		world.wati.faults.clear();
		await world.says(WHATSAPPS, 'Hello again');
		expect(linkOf(world, WHATSAPPS)).toBe(legacyId);
		expect(linkOf(world, OURS)).not.toMatch(/\d/);
	});
});
