import type { Fault } from '../../sandbox/wati/index.mts';
import { FREE, JANE, JANES, JOHN, JOHNS } from '../support/people.mts';
import { inShort } from '../support/outcome.mts';
import { worldOpener } from '../support/world.mts';
import { expectUnlinked, obeying, unlinkedBy } from './goneRun.mts';
import { JANE_BY_ADDRESS, JANE_BY_NUMBER, deliver, merged } from './mergedRun.mts';

const open = worldOpener();

it.each([0, 1])(
	'a deletion that arrives together with the merge does not undo it (waiting %d seconds)',
	async (mergeSeconds) => {
		const edits = { 'Unlink Contact': { parameters: { options: { mergeSeconds } } } };
		const world = await open(obeying({ edits }));
		const lost = await world.synced(JANE);
		const kept = await world.synced(JOHN);
		await world.executionsOf(() => world.shopify.merchant.mergeCustomers(lost.id, kept.id));
		const { params, allowCampaign } = world.contact(JANES);
		// Without the wait it is open which comes first, but never half of each.
		const follows = params.shopify_customer_id === kept.legacyId;
		expect(mergeSeconds === 0 || follows).toBe(true);
		expect(allowCampaign).toBe(follows);
		if (!follows) expectUnlinked(world, JANES);
		expect(world.contact(JOHNS).allowCampaign).toBe(true);
	},
);

describe('a survivor with a contact of its own', () => {
	it('has two from then on, and a person is told', async () => {
		const world = await open(obeying());
		const lost = await world.synced(JANE);
		const kept = await world.synced(JOHN);
		world.shopify.webhooks.hold();
		expect(world.shopify.merchant.mergeCustomers(lost.id, kept.id)).toBe(kept.id);
		await world.shopify.webhooks.settled();
		const [outcome] = await unlinkedBy(world, async () => {
			await deliver(world, ['customers/merge', 'customers/delete']);
		});
		expect(outcome && inShort(outcome)).toBe('updated contactFollows twoContacts');
		expect(outcome?.problems[0]?.field).toBe(JOHNS);
		for (const number of [JANES, JOHNS]) {
			expect(world.contact(number)).toMatchObject({
				allowCampaign: true,
				params: { shopify_customer_id: kept.legacyId },
			});
		}
	});

	it('where the deletion came first, the contact of the lost number is nobody’s', async () => {
		const world = await open(obeying());
		const lost = await world.synced(JANE);
		const kept = await world.synced(JOHN);
		world.shopify.webhooks.hold();
		world.shopify.merchant.mergeCustomers(lost.id, kept.id);
		await world.shopify.webhooks.settled();
		await deliver(world, ['customers/delete', 'customers/merge', 'customers/update']);
		expectUnlinked(world, JANES);
		expect(world.contact(JOHNS)).toMatchObject({
			allowCampaign: true,
			params: { shopify_customer_id: kept.legacyId },
		});
	});
});

it('where no search finds it, the contact of the survivor’s number is looked at', async () => {
	const { world, kept } = await merged(open, obeying({ wati: { switches: { v1: 'absent404' } } }));
	for (let line = 0; line < 300; line += 1) {
		world.wati.agent.addContact({ number: String(4915000000000 + line) });
	}
	await deliver(world, ['customers/merge']);
	expect(world.contact(JANES).params.shopify_customer_id).toBe(kept);
});

it.each([
	['unlink', 'goes to whoever has its number now'],
	['leave', 'stays as it is, where the setting says so'],
])('a survivor that is gone in turn (%s): the contact %s', async (setting) => {
	const world = await open(obeying());
	world.setting('deleted_customers', setting);
	const first = await world.synced(JANE_BY_NUMBER);
	const second = await world.synced(JANE_BY_ADDRESS);
	const third = await world.synced({ firstName: 'Jane', email: 'other@example.com', phone: FREE });
	world.shopify.webhooks.hold();
	const { merchant, webhooks } = world.shopify;
	merchant.mergeCustomers(first.id, second.id);
	await webhooks.settled();
	merchant.deleteCustomer(second.id);
	merchant.updateCustomer(third.id, { phone: JANE.phone ?? null });
	await deliver(world, ['customers/merge']);
	const owner = setting === 'leave' ? first : third;
	expect(world.contact(JANES).params.shopify_customer_id).toBe(owner.legacyId);
});

it.each<readonly [string, Fault['do']]>([
	['a lost connection before anything was done', { kind: 'connectionLostBefore' }],
	['a lost connection after the write was done', { kind: 'connectionLostAfterWrite' }],
	['an answer without the contact', { kind: 'leaveOutOfAnswer', number: JANES }],
])('%s keeps no contact from following', async (_, fault) => {
	const { world, kept } = await merged(open);
	world.wati.faults.add({ on: { method: 'PUT' }, do: fault });
	await deliver(world, ['customers/merge']);
	expect(world.contact(JANES)).toMatchObject({
		allowCampaign: true,
		params: { shopify_customer_id: kept },
	});
});

it('two n8n that hear of it both leave one owner, and no opt-out that nobody made', async () => {
	const world = await open(obeying({ processes: 'twoSideBySide' }));
	const lost = await world.synced(JANE);
	const kept = await world.synced(JANE_BY_ADDRESS);
	await world.executionsOf(() => world.shopify.merchant.mergeCustomers(lost.id, kept.id));
	expect(world.contact(JANES)).toMatchObject({
		allowCampaign: true,
		params: { shopify_customer_id: kept.legacyId, shopify_marketing_consent: 'true' },
	});
});
