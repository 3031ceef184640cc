import { bothWays } from '../support/bothWays.mts';
import { JANE, JANES } from '../support/people.mts';
import {
	BACK_SHOPIFY_SWITCHES,
	BACK_SWITCHES,
	BACK_WATI_SWITCHES,
	LISTING_SWITCHES,
	LIST_SWITCHES,
	MET_ELSEWHERE,
	NEVER_MET,
	SHOPIFY_SWITCHES,
	WATI_SWITCHES,
} from '../support/switches.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const STRANGERS = '14155550123';

/** A life in a few steps, by the end of which both sides must be right whatever the services do. */
async function live(world: World): Promise<void> {
	const { agent, people } = world.wati;
	world.shopify.merchant.createCustomer({ ...JANE, tags: ['VIP'] });
	await world.settled();
	agent.setAttribute(JANES, 'city', 'Bonn');
	agent.setAttribute(JANES, 'tag_vip', 'false');
	agent.setAttribute(JANES, 'tag_gold', 'true');
	agent.setAttribute(JANES, 'email', 'new@example.com');
	await people.write(JANES, 'Hello');
	await world.settled();
	await people.write(JANES, 'STOP', { as: { kind: 'button' } });
	await people.write(STRANGERS, 'Hello', { name: 'Ada Lovelace' });
	await world.settled();
}

function expectRight(world: World) {
	const customers = new Map(world.shopify.customers().map((one) => [one.phone, one]));
	expect([...customers.keys()].sort()).toEqual([`+${STRANGERS}`, JANE.phone].sort());
	expect(customers.get(JANE.phone ?? '')).toMatchObject({
		email: 'new@example.com',
		tags: ['gold'],
		consents: { email: { state: 'UNSUBSCRIBED' } },
	});
	expect(customers.get(`+${STRANGERS}`)).toMatchObject({ firstName: 'Ada', lastName: 'Lovelace' });
	expect(world.contact(JANES).params).toMatchObject({
		city: 'Bonn',
		email: 'new@example.com',
		tag_vip: 'false',
		tag_gold: 'true',
		shopify_marketing_consent: 'false',
	});
	for (const { phone, legacyId } of customers.values()) {
		expect(world.contact(phone ?? '').params.shopify_customer_id).toBe(legacyId);
	}
}

it.each(BACK_SWITCHES)(
	'whatever the services do (%j), both sides are right in the end',
	async ({ wati = {}, shopify = {} }) => {
		const trigger = { quietSeconds: 60 };
		const switched = { wati: { switches: wati }, shopify: { switches: shopify } };
		const world = await open(bothWays({ trigger, ...switched }));
		await live(world);
		expectRight(world);
	},
);

it('no switch is forgotten', async () => {
	const world = await open();
	const met = [
		...WATI_SWITCHES,
		...BACK_WATI_SWITCHES,
		...LISTING_SWITCHES,
		...LIST_SWITCHES,
		...SHOPIFY_SWITCHES,
		...BACK_SHOPIFY_SWITCHES,
	].flatMap((switches) => Object.keys(switches));
	const all = [world.wati, world.shopify].flatMap(({ options }) => Object.keys(options.switches));
	expect(all.filter((name) => !met.includes(name)).sort()).toEqual(
		[...MET_ELSEWHERE, ...NEVER_MET].sort(),
	);
});
