import { idsOf, listAll, listCount } from '../support/lists.mts';
import { World } from '../support/world.mts';

jest.setTimeout(240_000);

const N = 25_001;

describe('25,001 customers, more than Shopify pages through', () => {
	let world: World;
	const ids: string[] = [];

	beforeAll(async () => {
		world = await World.start({ templates: [] });
		for (let line = 0; line < N; line += 1) {
			ids.push(world.shopify.merchant.createCustomer({ firstName: 'A' }).legacyId);
		}
	});
	afterAll(async () => await world.close());

	it('are counted', async () => {
		expect(await listCount(world)).toMatchObject({ records: N, precision: 'exact' });
	});

	it('are listed once each', async () => {
		const listed = idsOf(await listAll(world));
		expect(listed).toHaveLength(N);
		expect(listed).toEqual(ids);
	});
});
