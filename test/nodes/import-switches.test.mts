import { crowd, numberOf, personOf } from '../support/crowd.mts';
import { runImport } from '../support/imports.mts';
import { LISTING_SWITCHES, WATI_SWITCHES } from '../support/switches.mts';
import { counts } from '../support/summary.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const N = 24;
const KNOWN = 12;

/** Every second of the first ones is known to Wati, with something that is not ours. */
const knowSome = (world: World) => {
	for (let line = 0; line < KNOWN; line += 1) {
		world.wati.agent.addContact({
			number: numberOf(line),
			name: `Known ${line}`,
			params: { city: 'Bonn' },
		});
	}
	world.wati.agent.addContact({ channelType: 'instagram', username: 'somebody', number: null });
};

/** What shows only where contacts are looked up one by one, or in other versions and at other times. */
const NOT_MET = ['tenantInV3Path', 'unknownContact', 'unsubscribeRule', 'v1'];

const isMet = (switches: object) => !NOT_MET.some((name) => name in switches);

it.each([...WATI_SWITCHES, ...LISTING_SWITCHES].filter(isMet))(
	'whatever Wati does (%j), an import brings everybody in step, and a second one has nothing to do',
	async (switches) => {
		const world = await open({ templates: [], wati: { switches } });
		const ids = crowd(world, N);
		knowSome(world);
		const first = await runImport(world, { pageSize: 10 });
		expect(counts(first)).toEqual({ created: N - KNOWN, updated: KNOWN });
		expect(world.watiCalls().length).toBeLessThanOrEqual(1.03 * N + N / 100 + 10);

		const again = await runImport(world, { pageSize: 10 });
		expect(counts(again)).toEqual({ unchanged: N });
		expect(world.writes()).toEqual([]);
		expect(world.watiCalls().length).toBeLessThanOrEqual(N / 100 + 6);

		const email = 'changed@example.com';
		world.shopify.merchant.updateCustomer(ids[7] ?? '', { email });
		const third = await runImport(world, { pageSize: 10 });
		expect(counts(third)).toEqual({ updated: 1, unchanged: N - 1 });
		expect(world.contact(numberOf(7)).params).toMatchObject({ city: 'Bonn', email });
		expect(world.contact(numberOf(N - 1)).params.email).toBe(personOf(N - 1).email);
		expect(world.wati.contacts()).toHaveLength(N + 1);
	},
);
