import { JANE, JANES, JOHN } from '../support/people.mts';
import { inShort } from '../support/outcome.mts';
import { WATI_SWITCHES } from '../support/switches.mts';
import { worldOpener } from '../support/world.mts';
import { gone, unlinkedBy, unlinkedIn } from './goneRun.mts';
import { JANE_BY_ADDRESS, deliver, merged, topicsOf } from './mergedRun.mts';

const open = worldOpener();

describe('two customers are merged', () => {
	it('Shopify tells of a merge, a deletion and a change', async () => {
		const { world } = await merged(open);
		expect(topicsOf(world)).toEqual(['customers/merge', 'customers/delete', 'customers/update']);
	});

	it('the contact of the lost one goes over to the survivor', async () => {
		const { world, kept, lost } = await merged(open);
		const outcomes = unlinkedIn(
			await world.executionsOf(async () => {
				await deliver(world, ['customers/merge', 'customers/delete']);
			}),
		);
		expect(outcomes.map(inShort)).toEqual(['updated contactFollows', 'skipped nobodyLinked']);
		expect(outcomes[0]).toMatchObject({ customer: { id: kept }, contact: { number: JANES } });
		expect(outcomes[0]?.changes[0]).toMatchObject({ from: lost, to: kept });
	});

	it.each([
		[['customers/merge', 'customers/delete', 'customers/update']],
		[['customers/delete', 'customers/merge', 'customers/update']],
		[['customers/update', 'customers/merge', 'customers/delete']],
		[['customers/update', 'customers/delete', 'customers/merge']],
		[['customers/delete', 'customers/update', 'customers/merge']],
		[['customers/merge', 'customers/update', 'customers/delete']],
		[['customers/merge']],
		[['customers/delete']],
	])('in the order %j the contact ends up with the survivor, open to campaigns', async (order) => {
		const { world, kept, lost } = await merged(open);
		await deliver(world, order);
		const { params, allowCampaign } = world.contact(JANES);
		expect([params.shopify_customer_id, allowCampaign]).toEqual([kept, true]);
		const linked = world.wati.contacts().map((one) => one.params.shopify_customer_id);
		expect(linked).not.toContain(lost);
	});

	it('the next change of the survivor brings its data', async () => {
		const { world, kept } = await merged(open);
		await deliver(world, ['customers/merge', 'customers/delete', 'customers/update']);
		expect(world.contact(JANES).params).toMatchObject({
			shopify_customer_id: kept,
			email: JANE_BY_ADDRESS.email,
			tag_vip: 'true',
			shopify_marketing_consent: 'true',
		});
	});

	it.each(WATI_SWITCHES)('whatever Wati does (%j), the contact follows', async (switches) => {
		const { world, kept } = await merged(open, gone({ wati: { switches } }));
		world.wati.agent.setAttribute(JANES, 'city', 'Bonn');
		await deliver(world, ['customers/merge', 'customers/delete', 'customers/update']);
		expect(world.contact(JANES).params).toMatchObject({
			shopify_customer_id: kept,
			city: 'Bonn',
			email: JANE_BY_ADDRESS.email,
		});
	});

	it('a merge that failed changes nothing', async () => {
		const world = await open(gone());
		const one = await world.synced(JANE);
		const two = await world.synced(JOHN);
		const outcomes = await unlinkedBy(world, async () => {
			world.shopify.webhooks.hold();
			world.shopify.merchant.mergeCustomers(one.id, two.id);
			world.shopify.merchant.deleteCustomer(two.id);
			await world.shopify.webhooks.settled();
			const [failed] = world.shopify.webhooks.deliveries.filter(
				({ topic }) => topic === 'customers/merge',
			);
			expect(JSON.parse(failed?.body ?? '')).toMatchObject({ status: 'failed' });
			await world.shopify.webhooks.redeliver(failed?.id ?? '');
		});
		expect([outcomes, world.writes()]).toEqual([[], []]);
	});
});
