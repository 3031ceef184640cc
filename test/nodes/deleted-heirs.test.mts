import type { NewCustomer } from '../../sandbox/shopify/index.mts';
import { JANE, JANES, JOHN } from '../support/people.mts';
import { inShort } from '../support/outcome.mts';
import { worldOpener } from '../support/world.mts';
import { expectUnlinked, gone, obeying, unlinkedBy } from './goneRun.mts';

const open = worldOpener();

describe('another customer has the number or the address of the contact by now', () => {
	const SUBSCRIBED = { email: 'SUBSCRIBED' } as const;
	const { phone = null, email = null } = JANE;

	it.each<readonly [string, NewCustomer, boolean]>([
		['of the number, of whom no address is known', { phone }, true],
		[
			'of the number, who is subscribed',
			{ phone, email: 'j@example.com', consents: SUBSCRIBED },
			true,
		],
		['of the number, who is not subscribed', { phone, email: 'j@example.com' }, false],
		['of the address', { email, consents: SUBSCRIBED }, true],
		['of both', { phone, email, consents: SUBSCRIBED }, true],
	])('the contact follows one %s', async (_, newcomer, allowed) => {
		const world = await open(obeying());
		const { id } = await world.synced(JANE);
		world.shopify.webhooks.hold();
		world.shopify.merchant.deleteCustomer(id);
		const heir = world.shopify.merchant.createCustomer({ firstName: 'Jane', ...newcomer });
		const [outcome] = await unlinkedBy(world, async () => {
			await world.shopify.webhooks.release();
		});
		expect(outcome).toMatchObject({
			action: 'updated',
			reason: 'contactFollows',
			customer: { id: heir.legacyId },
		});
		expect(world.contact(JANES).params.shopify_customer_id).toBe(heir.legacyId);
		expect(world.contact(JANES).allowCampaign).toBe(allowed);
	});

	it('a doubt about who it is leaves the contact to nobody, and is told', async () => {
		const world = await open(gone());
		const { id } = await world.synced(JANE);
		world.shopify.webhooks.hold();
		world.shopify.merchant.deleteCustomer(id);
		world.shopify.merchant.createCustomer({ ...JOHN, email: JANE.email ?? null });
		const [outcome] = await unlinkedBy(world, async () => await world.shopify.webhooks.release());
		expect(outcome && inShort(outcome)).toMatch(/^updated contactUnlinked .*otherPhone/);
		expectUnlinked(world, JANES);
	});
});
