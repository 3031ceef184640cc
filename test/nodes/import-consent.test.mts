import type { NewCustomer } from '../../sandbox/shopify/index.mts';
import { OBEYS } from '../support/bothWays.mts';
import { crowd, numberOf, personOf, phoneOf } from '../support/crowd.mts';
import { runImport, type ImportSettings } from '../support/imports.mts';
import { JANE, JANES } from '../support/people.mts';
import { counts } from '../support/summary.mts';
import { worldOpener, type World, type WorldSettings } from '../support/world.mts';

const open = worldOpener();

const OBEDIENT: WorldSettings = { templates: [], wati: { switches: OBEYS } };
/** However few they are, they are looked up in a listing. */
const LISTED: ImportSettings = { match: { options: { lookUp: 'listing' } } };

const STATES = [
	['SUBSCRIBED', true],
	['NOT_SUBSCRIBED', false],
	['UNSUBSCRIBED', false],
	['PENDING', false],
] as const;

const importing = async (settings = OBEDIENT): Promise<World> => await open(settings);

it('whoever is created may be sent campaigns exactly as Shopify says', async () => {
	const world = await importing();
	const people = Array.from({ length: 40 }, (_, line): readonly [NewCustomer, boolean] => {
		const [state, allowed] = STATES[line % 5] ?? ['', false];
		return state === ''
			? [{ ...personOf(line), email: null, consents: {} }, false]
			: [{ ...personOf(line), consents: { email: state } }, allowed];
	});
	for (const [customer] of people) world.shopify.merchant.createCustomer(customer);
	await runImport(world, { pageSize: 25 });
	const allowed = people.map((_, line) => world.contact(numberOf(line)).allowCampaign);
	expect(allowed).toEqual(people.map(([, should]) => should));
	expect(
		people.map((_, line) => world.contact(numberOf(line)).params.shopify_marketing_consent),
	).toEqual(people.map(([, should]) => String(should)));
});

describe.each(['listing', 'oneByOne'])('looked up by %s,', (lookUp) => {
	const by: ImportSettings = { match: { options: { lookUp } } };

	it.each(['SUBSCRIBED', 'NOT_SUBSCRIBED'] as const)(
		'a contact with campaigns off is not raised at first sight, nor later (%s)',
		async (state) => {
			const world = await importing();
			world.shopify.merchant.createCustomer({ ...JANE, consents: { email: state } });
			world.wati.agent.addContact({ number: JANES, allowCampaign: false });
			await runImport(world, by);
			expect(world.contact(JANES).allowCampaign).toBe(false);
			const again = await runImport(world, by);
			expect(counts(again)).toEqual({ unchanged: 1 });
			expect(world.contact(JANES).allowCampaign).toBe(false);
		},
	);

	it.each([
		['SUBSCRIBED', true],
		['NOT_SUBSCRIBED', false],
		['UNSUBSCRIBED', false],
	] as const)('a contact that is open already is left or closed: %s', async (state, allowed) => {
		const world = await importing();
		world.shopify.merchant.createCustomer({ ...JANE, consents: { email: state } });
		world.wati.agent.addContact({ number: JANES });
		await runImport(world, by);
		expect(world.contact(JANES).allowCampaign).toBe(allowed);
	});

	it('an opt-out in Wati stays, whatever else changes in Shopify', async () => {
		const world = await importing();
		const { merchant } = world.shopify;
		const { id } = merchant.createCustomer(JANE);
		await runImport(world, by);
		world.wati.agent.setAllowCampaign(JANES, false);
		merchant.updateCustomer(id, { email: 'new@example.com' });
		merchant.addTags(id, ['VIP']);
		await runImport(world, by);
		expect(world.contact(JANES)).toMatchObject({
			allowCampaign: false,
			params: { email: 'new@example.com', shopify_marketing_consent: 'false' },
		});
	});

	it('an opt-out in Shopify crosses', async () => {
		const world = await importing();
		const { id } = world.shopify.merchant.createCustomer(JANE);
		await runImport(world, by);
		world.shopify.merchant.setConsent(id, 'email', 'UNSUBSCRIBED');
		await runImport(world, by);
		expect(world.contact(JANES).allowCampaign).toBe(false);
	});
});

it('an opt-in as a change is written only after that contact was read', async () => {
	const world = await importing();
	const ids = crowd(world, 30);
	await runImport(world, LISTED);
	const raised = [1, 3, 5];
	for (const line of raised) {
		world.shopify.merchant.setConsent(ids[line] ?? '', 'email', 'SUBSCRIBED');
	}
	world.shopify.merchant.updateCustomer(ids[7] ?? '', { email: 'new@example.com' });
	const done = await runImport(world, LISTED);
	expect(counts(done)).toEqual({ updated: 4, unchanged: 26 });
	expect(world.watiCalls().filter((call) => /\/contacts\/\d/.test(call))).toEqual(
		raised.map((line) => `GET /contacts/${numberOf(line)}`),
	);
	expect(raised.map((line) => world.contact(numberOf(line)).allowCampaign)).toEqual([
		true,
		true,
		true,
	]);
	expect(world.watiCalls().at(-1)).toBe('PUT /contacts');
});

it('an opt-out never waits for a batch to fill', async () => {
	const world = await importing();
	const ids = crowd(world, 60);
	await runImport(world);
	world.shopify.merchant.setConsent(ids[0] ?? '', 'email', 'UNSUBSCRIBED');
	const seen: boolean[] = [];
	const between = (page: number) => {
		if (page === 2) seen.push(world.contact(numberOf(0)).allowCampaign);
	};
	await runImport(world, { pageSize: 30, between });
	expect(seen).toEqual([false]);
});

it('an opt-out that a contact sends while it is put off outlives the write', async () => {
	const world = await importing();
	const ids = crowd(world, 60);
	await runImport(world);
	world.shopify.merchant.updateCustomer(ids[0] ?? '', { email: 'new@example.com' });
	const between = (page: number) => {
		if (page === 2) world.wati.agent.setAllowCampaign(numberOf(0), false);
	};
	const done = await runImport(world, { pageSize: 30, between });
	expect(done.pages.map(({ summary }) => summary?.putOff.length)).toEqual([1, 0]);
	expect(world.contact(phoneOf(0))).toMatchObject({
		allowCampaign: false,
		params: { email: 'new@example.com' },
	});
});
