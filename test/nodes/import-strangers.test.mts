import { bothWays, OBEYS } from '../support/bothWays.mts';
import { numberOf, personOf } from '../support/crowd.mts';
import { runImport } from '../support/imports.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const LATE = 5;
const LATES = numberOf(LATE);

/** On the second page is somebody whom Wati did not know when its contacts were listed. */
async function importWithStranger(
	world: World,
	text: string,
	state: 'SUBSCRIBED' | 'UNSUBSCRIBED',
) {
	const create = (line: number, email: 'SUBSCRIBED' | 'UNSUBSCRIBED') =>
		world.shopify.merchant.createCustomer({ ...personOf(line), consents: { email } });
	for (let line = 0; line < LATE; line += 1) create(line, 'SUBSCRIBED');
	const { id } = create(LATE, state);
	const done = await runImport(world, {
		pageSize: LATE,
		between: async () => void (await world.wati.people.write(LATES, text, { name: 'Late' })),
	});
	expect(done.failed + done.held).toBe(0);
	// The listing did not know the stranger either.
	expect(world.writes().filter((call) => call === 'POST /contacts')).toHaveLength(LATE + 1);
	return id;
}

const rows = (['updates', 'updatesName', 'fails'] as const).flatMap((postOnKnownNumber) =>
	([OBEYS, {}] as const).map((obeys) => ({ postOnKnownNumber, ...obeys })),
);

describe.each(rows)('where Wati behaves so: %j', (switches) => {
	const settings = { wati: { switches }, shopify: { searchIndexLagMs: 0 } };

	it('whoever wrote STOP after the listing stays out, now and after the next change', async () => {
		const world = await open({ ...settings, published: 'no' });
		const id = await importWithStranger(world, 'STOP', 'SUBSCRIBED');
		const out = { allowCampaign: false, params: { shopify_marketing_consent: 'false' } };
		expect(world.contact(LATES)).toMatchObject(out);
		await world.publish();
		await world.outcomesOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(world.contact(LATES)).toMatchObject(out);
		expect(world.contact(LATES).params.tag_vip).toBe('true');
	});

	it('whoever wrote otherwise is as Shopify says, and a later STOP reaches Shopify', async () => {
		const world = await open({ ...bothWays(settings), published: 'no' });
		const id = await importWithStranger(world, 'Hello', 'SUBSCRIBED');
		expect(world.contact(LATES).allowCampaign).toBe(true);
		await world.publish();
		await world.says(LATES, 'STOP');
		expect(world.customer(id).consents.email.state).toBe('UNSUBSCRIBED');
		expect(world.contact(LATES).allowCampaign).toBe(false);
	});

	it('who opted out in Shopify is asked out in Wati', async () => {
		const world = await open({ ...settings, published: 'no' });
		await importWithStranger(world, 'Hello', 'UNSUBSCRIBED');
		expect(world.contact(LATES)).toMatchObject({
			allowCampaign: !('allowCampaignParameter' in switches),
			params: { shopify_marketing_consent: 'false' },
		});
	});
});
