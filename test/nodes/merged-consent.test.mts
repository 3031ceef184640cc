import { bothWays, OBEYS } from '../support/bothWays.mts';
import { JANE, JANES } from '../support/people.mts';
import { inShort } from '../support/outcome.mts';
import { worldOpener } from '../support/world.mts';
import { unlinkedFrom } from './goneRun.mts';
import { JANE_BY_ADDRESS, deliver, merged } from './mergedRun.mts';

const open = worldOpener();

describe('consent goes along', () => {
	it('a survivor who has unsubscribed closes the contact', async () => {
		const { world, survivor } = await merged(open);
		world.shopify.merchant.setConsent(survivor, 'email', 'UNSUBSCRIBED');
		await deliver(world, ['customers/merge']);
		expect(world.contact(JANES)).toMatchObject({
			allowCampaign: false,
			params: { shopify_marketing_consent: 'false' },
		});
	});

	it('nobody is raised: a contact that was closed stays so beside a subscribed survivor', async () => {
		const { world } = await merged(open);
		world.wati.agent.setAllowCampaign(JANES, false);
		await deliver(world, ['customers/merge', 'customers/delete', 'customers/update']);
		expect(world.contact(JANES)).toMatchObject({
			allowCampaign: false,
			params: { shopify_marketing_consent: 'false' },
		});
	});

	it('an opt-out that the lost customer never heard of reaches the survivor', async () => {
		const world = await open(
			bothWays({
				wati: { switches: OBEYS },
				shopify: { scopes: ['write_customers', 'read_customer_merge'] },
			}),
		);
		const lost = await world.synced({ ...JANE, tags: [] });
		const kept = await world.synced({ ...JANE_BY_ADDRESS });
		// The person opts out, but the message is never heard of.
		world.wati.agent.setAllowCampaign(JANES, false);
		world.shopify.webhooks.dropNext(100);
		world.shopify.merchant.mergeCustomers(lost.id, kept.id);
		await world.shopify.webhooks.settled();
		const event = {
			topic: 'CUSTOMERS_MERGE',
			customerId: kept.id,
			mergedId: lost.id,
		};
		const outcome = await unlinkedFrom(world, { event, customer: null });
		expect(inShort(outcome)).toBe('updated contactFollows optOutKept');
		await world.says(JANES, 'Hello');
		expect(world.customer(kept.id).consents.email.state).toBe('UNSUBSCRIBED');
		expect(world.contact(JANES).allowCampaign).toBe(false);
	});
});
