import { JANE, JANES } from '../support/people.mts';
import { inShort } from '../support/outcome.mts';
import { WATI_SWITCHES } from '../support/switches.mts';
import { worldOpener, type World } from '../support/world.mts';
import { expectUnlinked, gone, obeying, unlinkedBy, unlinkedFrom } from './goneRun.mts';

const open = worldOpener();
const TAGGED = { ...JANE, tags: ['VIP'] };

const deletes = async (world: World, id: string) =>
	await unlinkedBy(world, () => {
		world.shopify.merchant.deleteCustomer(id);
	});

describe('a customer is deleted', () => {
	it('its contact loses link, ledger, tags and Allow campaign, and keeps the rest', async () => {
		const world = await open(obeying());
		const { id, legacyId } = await world.synced(TAGGED);
		world.wati.agent.setAttribute(JANES, 'city', 'Bonn');
		const [outcome] = await deletes(world, id);
		expect(outcome).toMatchObject({
			action: 'updated',
			reason: 'contactUnlinked',
			customer: { id: legacyId },
			contact: { number: JANES },
			problems: [],
		});
		expect(outcome?.changes.map(({ field, from, to }) => [field, from, to])).toEqual([
			['shopify_customer_id', legacyId, null],
			['tag: VIP', true, false],
			['Allow campaign', true, false],
			['shopify_marketing_consent', 'true', 'false'],
		]);
		expectUnlinked(world, JANES);
		expect(world.contact(JANES)).toMatchObject({
			allowCampaign: false,
			params: {
				city: 'Bonn',
				email: JANE.email,
				tag_vip: 'false',
				shopify_marketing_consent: 'false',
			},
		});
	});

	it('takes one request to the shop beside the trigger’s, one search and one write', async () => {
		const world = await open(obeying());
		const { id } = await world.synced(TAGGED);
		await world.executionsOf(() => {
			world.shopify.merchant.deleteCustomer(id);
		});
		expect(world.shopifyRequests()).toEqual(['EventCustomer', 'FindCustomers']);
		expect(world.watiCalls()).toEqual(['GET /v1/getContacts', 'PUT /contacts']);
	});

	it('a second time nothing is written', async () => {
		const world = await open(gone());
		const { id } = await world.synced(TAGGED);
		await deletes(world, id);
		const again = await unlinkedFrom(world, {
			event: { topic: 'CUSTOMERS_DELETE', customerId: id },
			customer: null,
		});
		expect([inShort(again), world.writes()]).toEqual(['skipped nobodyLinked', []]);
	});

	it('nothing is written for one that had no contact', async () => {
		const world = await open(gone());
		const { id } = await world.synced({ ...TAGGED, phone: null });
		expect((await deletes(world, id)).map(inShort)).toEqual(['skipped nobodyLinked']);
		expect(world.writes()).toEqual([]);
	});

	it('the setting leaves the contact as it is, without a call', async () => {
		const world = await open(gone());
		world.setting('deleted_customers', 'leave');
		const { id } = await world.synced(TAGGED);
		const before = world.contact(JANES);
		expect((await deletes(world, id)).map(inShort)).toEqual(['skipped contactLeft']);
		expect([world.contact(JANES), world.watiCalls()]).toEqual([before, []]);
	});

	it('a dry run tells all of it and writes nothing', async () => {
		const world = await open(
			gone({ edits: { 'Unlink Contact': { parameters: { dryRun: true } } } }),
		);
		const { id } = await world.synced(TAGGED);
		const [outcome] = await deletes(world, id);
		expect(outcome).toMatchObject({ reason: 'contactUnlinked', dryRun: true });
		expect(outcome?.changes).toHaveLength(4);
		expect(world.writes()).toEqual([]);
	});

	it('without a consent channel Allow campaign is not the sync’s to change', async () => {
		const world = await open(obeying());
		world.setting('consent_channel', 'none');
		const { id } = await world.synced(TAGGED);
		await deletes(world, id);
		expect(world.contact(JANES)).toMatchObject({
			allowCampaign: true,
			params: { tag_vip: 'false' },
		});
		expectUnlinked(world, JANES);
	});
});

describe('whatever Wati does', () => {
	it.each(WATI_SWITCHES)('the contact is unlinked in the end (%j)', async (switches) => {
		const world = await open(gone({ wati: { switches } }));
		const { id } = await world.synced(TAGGED);
		world.wati.agent.setAttribute(JANES, 'city', 'Bonn');
		const [outcome] = await deletes(world, id);
		expect(outcome).toMatchObject({ action: 'updated', reason: 'contactUnlinked' });
		expectUnlinked(world, JANES);
		expect(world.contact(JANES).params).toMatchObject({
			city: 'Bonn',
			tag_vip: 'false',
			shopify_marketing_consent: 'false',
		});
		const told = outcome?.problems.map(({ code }) => code) ?? [];
		expect(told.includes('consentNotApplied')).toBe(world.contact(JANES).allowCampaign);
	});

	it('an update that replaces is repaired, and that is told', async () => {
		const world = await open(gone({ wati: { switches: { put: 'replaces' } } }));
		const { id } = await world.synced(TAGGED);
		world.wati.agent.setAttribute(JANES, 'city', 'Bonn');
		const [outcome] = await deletes(world, id);
		expect(outcome?.problems.map(({ code }) => code)).toContain('attributesRestored');
		expect(world.contact(JANES).params.city).toBe('Bonn');
	});

	it('a large account without a search leaves it to the next reconciliation', async () => {
		const world = await open(gone({ wati: { switches: { v1: 'absent404' } } }));
		const { id } = await world.synced(TAGGED);
		for (let line = 0; line < 300; line += 1) {
			world.wati.agent.addContact({ number: String(4915000000000 + line) });
		}
		expect((await deletes(world, id)).map(inShort)).toEqual(['skipped contactsUnsearchable']);
	});

	it('a refused token fails the record', async () => {
		const world = await open(gone());
		const { id } = await world.synced(TAGGED);
		world.wati.options.token = 'another one';
		expect((await deletes(world, id)).map(inShort)).toEqual(['failed unauthorized']);
	});
});

describe('an item that another node brings', () => {
	it('a contact whose customer is gone is unlinked', async () => {
		const world = await open(gone());
		const { id, legacyId } = await world.synced(TAGGED);
		world.shopify.webhooks.dropNext(10);
		world.shopify.merchant.deleteCustomer(id);
		const { id: contactId, name, allowCampaign, params } = world.contact(JANES);
		const contact = { id: contactId, number: JANES, name, allowCampaign, attributes: params };
		expect(await unlinkedFrom(world, { contact })).toMatchObject({
			reason: 'contactUnlinked',
			customer: { id: legacyId },
		});
		expectUnlinked(world, JANES);
	});

	it.each([
		['whose customer is there', 'unchanged alreadyInStep'],
		['that is linked to nobody', 'skipped nobodyLinked'],
	])('a contact %s is left alone', async (which, told) => {
		const world = await open(gone());
		await world.synced(TAGGED);
		const { id, name, allowCampaign, params } = world.contact(JANES);
		const attributes = which === 'that is linked to nobody' ? {} : params;
		const contact = { id, number: JANES, name, allowCampaign, attributes };
		expect(inShort(await unlinkedFrom(world, { contact }))).toBe(told);
		expect(world.writes()).toEqual([]);
	});

	it.each([
		['a deletion of somebody who is there', { customer: null }, 'unchanged alreadyInStep'],
		['a customer who is there', { customer: { id: '1' } }, 'unchanged alreadyInStep'],
	])('%s changes nothing', async (_, parts, told) => {
		const world = await open(gone());
		const { id } = await world.synced(TAGGED);
		const event = { topic: 'CUSTOMERS_DELETE', customerId: id };
		expect(inShort(await unlinkedFrom(world, { event, ...parts }))).toBe(told);
		expect(world.writes()).toEqual([]);
	});

	it('one without any news is a failure that says what is missing', async () => {
		const world = await open(gone());
		const outcome = await unlinkedFrom(world, { nothing: true });
		expect(outcome).toMatchObject({ action: 'failed' });
		expect(outcome.message).toContain('no customer that is gone');
	});
});
