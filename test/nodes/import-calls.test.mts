import { crowd, numberOf, personOf } from '../support/crowd.mts';
import { runImport } from '../support/imports.mts';
import { counts } from '../support/summary.mts';
import { World } from '../support/world.mts';

jest.setTimeout(120_000);

const N = 2000;
/** The template counts the contacts before, to tell what the import will cost. */
const COUNTING = 1;

describe('2,000 customers, of whom Wati knows nobody', () => {
	let world: World;
	let ids: readonly string[];

	beforeAll(async () => {
		world = await World.start({ templates: [] });
		ids = crowd(world, N);
	});
	afterAll(async () => await world.close());

	it('are created with a call each, and one more for every hundred at most', async () => {
		const done = await runImport(world);
		expect(counts(done)).toEqual({ created: N });
		expect(world.watiCalls().length).toBeLessThanOrEqual(1.03 * N + N / 100 + COUNTING);
		expect(done.calls + COUNTING).toBe(world.watiCalls().length);
		expect(world.wati.contacts()).toHaveLength(N);
		expect(world.contact(numberOf(7))).toMatchObject({
			name: 'Customer 7',
			params: { email: personOf(7).email, shopify_customer_id: ids[7]?.replace(/^.*\//, '') },
		});
	});

	it('take a call for a hundred of them a second time, and nothing is written', async () => {
		const done = await runImport(world);
		expect(counts(done)).toEqual({ unchanged: N });
		expect(world.watiCalls().length).toBeLessThanOrEqual(N / 100 + 2 + COUNTING);
		expect(done.calls + COUNTING).toBe(world.watiCalls().length);
		expect(world.writes()).toEqual([]);
	});

	it.each([
		['scattered over the shop', 100, (line: number) => line % 4 === 1],
		['the first', 250, (line: number) => line < 500],
		['the last', 250, (line: number) => line >= 1500],
	])(
		'500 that changed, %s, by pages of %i, are written by full hundreds',
		async (where, pageSize, hasChanged) => {
			const changed = ids.flatMap((id, line) => (hasChanged(line) ? [{ id, line }] : []));
			const emailOf = (line: number) => `${where.replaceAll(' ', '-')}-${line}@example.com`;
			for (const { id, line } of changed) {
				world.shopify.merchant.updateCustomer(id, { email: emailOf(line) });
			}
			const done = await runImport(world, { pageSize });
			expect(counts(done)).toEqual({ updated: 500, unchanged: 1500 });
			expect(world.writes()).toEqual(Array.from({ length: 5 }, () => 'PUT /contacts'));
			expect(world.watiCalls().length).toBeLessThanOrEqual(N / 100 + 7 + COUNTING);
			expect(changed.map(({ line }) => world.contact(numberOf(line)).params.email)).toEqual(
				changed.map(({ line }) => emailOf(line)),
			);
		},
	);
});

it('300 by small pages keep the same bounds: created, unchanged, a part changed', async () => {
	const world = await World.start({ templates: [] });
	const ids = crowd(world, 300);
	expect(counts(await runImport(world, { pageSize: 40 }))).toEqual({ created: 300 });
	expect(world.watiCalls().length).toBeLessThanOrEqual(1.03 * 300 + 3 + COUNTING);
	expect(counts(await runImport(world, { pageSize: 40 }))).toEqual({ unchanged: 300 });
	expect(world.watiCalls().length).toBeLessThanOrEqual(3 + 2 + COUNTING);
	for (const id of ids.slice(0, 150)) world.shopify.merchant.addTags(id, ['VIP']);
	expect(counts(await runImport(world, { pageSize: 40 }))).toMatchObject({ updated: 150 });
	expect(world.watiCalls().length).toBeLessThanOrEqual(3 + 2 + 2 + COUNTING);
	await world.close();
});
