import { crowd, numberOf, phoneOf } from '../support/crowd.mts';
import { runImport } from '../support/imports.mts';
import { counts } from '../support/summary.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const PAGE = 'GET /contacts';

const strangers = (world: World, size: number) => {
	for (let line = 0; line < size; line += 1) {
		world.wati.agent.addContact({ number: `4917${String(10_000_000 + line)}`, name: `S${line}` });
	}
};

const listed = (world: World) => world.watiCalls().filter((call) => call === PAGE).length;
const singly = (world: World) =>
	world.watiCalls().filter((call) => /^GET \/contacts\/\d+$/.test(call)).length;

it('a few customers among 5,000 contacts are looked up one by one', async () => {
	const world = await open({ templates: [] });
	strangers(world, 5000);
	crowd(world, 40);
	await runImport(world);
	expect([listed(world), singly(world)]).toEqual([0, 40]);
	expect(world.watiCalls()).toHaveLength(1 + 40 + 40);
});

/** Ten calls would list them. */
const SOME = 900;

it.each([
	['automatic', [0, 5]],
	['listing', [10, 0]],
	['oneByOne', [0, 5]],
])('the setting %s has the last word', async (lookUp, calls) => {
	const world = await open({ templates: [] });
	strangers(world, SOME);
	crowd(world, 5);
	const done = await runImport(world, { match: { options: { lookUp } } });
	expect(counts(done)).toEqual({ created: 5 });
	expect([listed(world), singly(world)]).toEqual(calls);
});

it('the cheaper way is the cheaper one for all pages together, not for each', async () => {
	const world = await open({ templates: [] });
	strangers(world, SOME);
	crowd(world, 15);
	await runImport(world, { pageSize: 5 });
	expect([listed(world), singly(world)]).toEqual([10, 0]);
});

it('where nobody counts the contacts, finding out costs no more than it could save', async () => {
	const world = await open({
		templates: [],
		wati: { switches: { contactsCount: 'absent404' } },
	});
	strangers(world, SOME);
	crowd(world, 8);
	const done = await runImport(world, { pageSize: 4 });
	expect(counts(done)).toEqual({ created: 8 });
	expect(listed(world)).toBeLessThanOrEqual(8);
});

it('a shop without customers asks Wati for nothing but the count', async () => {
	const world = await open({ templates: [] });
	const done = await runImport(world);
	expect(counts(done)).toEqual({});
	expect(world.watiCalls()).toEqual(['GET /contacts/count']);
});

it.each(['renamed, and so moves to a page that was read', 'deleted, and so another one moves'])(
	'nobody is missed when a contact is %s while they are listed',
	async (what) => {
		const world = await open({ templates: [] });
		crowd(world, 250);
		for (let line = 0; line < 250; line += 1) {
			world.wati.agent.addContact({ number: numberOf(line), name: `N${1000 + line}` });
		}
		const { agent } = world.wati;
		world.wati.faults.add({
			on: ({ query }) => query.get('page_number') === '2',
			do: {
				kind: 'before',
				act: () => {
					if (what.startsWith('renamed')) agent.rename(numberOf(240), 'A');
					else agent.deleteContact(numberOf(3));
				},
			},
		});
		const done = await runImport(world);
		const gone = what.startsWith('renamed') ? 0 : 1;
		expect(counts(done)).toMatchObject({ updated: 250 - gone });
		expect(done.failed + done.created).toBe(gone);
		expect(world.contact(numberOf(240)).params.shopify_customer_id).toBeDefined();
	},
);

it('what a live run writes meanwhile is known to the listing at once', async () => {
	const world = await open();
	crowd(world, 1);
	await world.settled();
	const { merchant } = world.shopify;
	const between = async (page: number) => {
		if (page !== 2) return;
		const last = world.shopify.customers().at(-1);
		if (last) merchant.updateCustomer(last.id, { email: 'live@example.com' });
		await world.settled();
	};
	const others = { email: 'x@example.com', phone: phoneOf(77) };
	for (let line = 100; line < 160; line += 1) {
		merchant.createCustomer({ ...others, email: `x${line}@example.com`, phone: phoneOf(line) });
	}
	await world.settled();
	const done = await runImport(world, { pageSize: 30, between });
	expect(counts(done)).toEqual({ unchanged: 61 });
	expect(world.contact(phoneOf(159)).params.email).toBe('live@example.com');
});
