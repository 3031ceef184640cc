import { backOnly, OBEYS } from '../support/bothWays.mts';
import { inShort, outcomesOf } from '../support/outcome.mts';
import { JANES } from '../support/people.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();

it('a stranger who is to be passed over and says STOP gets no more campaigns all the same', async () => {
	const upsert = { options: { whenNotFound: 'skip' } };
	const world = await open(backOnly({ wati: { switches: OBEYS }, upsert }));
	const executions = await world.backExecutionsOf(
		async () => await world.wati.people.write(JANES, 'STOP'),
	);
	// The first message of somebody is told twice, and the word only by one of them.
	expect(outcomesOf(executions).map(inShort).sort()).toEqual([
		'skipped notLinked',
		'skipped notLinked optOutWaits',
	]);
	expect(world.contact(JANES).allowCampaign).toBe(false);
	expect(world.shopify.customers()).toEqual([]);
});
