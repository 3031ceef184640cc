import { JANE, JANES } from '../support/people.mts';
import { inShort } from '../support/outcome.mts';
import { worldOpener, type WorldSettings } from '../support/world.mts';

const open = worldOpener();

/** An account where the parameter that is asked with by default is obeyed. */
const OBEYS: WorldSettings = { wati: { switches: { allowCampaignParameter: 'allowbroadcast' } } };
const channel = (consentChannel: string): WorldSettings => ({
	...OBEYS,
	edits: { 'Map Attributes': { parameters: { consentChannel } } },
});
const UNASKED = { ...JANE, consents: {} };

describe.each(['email', 'sms', 'whatsApp'] as const)('by %s', (name) => {
	it.each([
		['SUBSCRIBED', true],
		['UNSUBSCRIBED', false],
		['NOT_SUBSCRIBED', false],
		['PENDING', false],
	] as const)('a new customer who is %s starts with Allow campaign %s', async (state, allowed) => {
		const world = await open(channel(name));
		await world.outcomeOf(() =>
			world.shopify.merchant.createCustomer({ ...UNASKED, consents: { [name]: state } }),
		);
		expect(world.contact(JANES)).toMatchObject({
			allowCampaign: allowed,
			params: { shopify_marketing_consent: String(allowed) },
		});
	});

	it('an opt-out and an opt-in cross, each as it happens', async () => {
		const world = await open(channel(name));
		const { id } = await world.synced({ ...UNASKED, consents: { [name]: 'SUBSCRIBED' } });
		for (const [state, allowed] of [
			['UNSUBSCRIBED', false],
			['SUBSCRIBED', true],
		] as const) {
			const outcome = await world.outcomeOf(() =>
				world.shopify.merchant.setConsent(id, name, state),
			);
			expect(inShort(outcome)).toBe('updated customerChanged');
			expect(world.contact(JANES)).toMatchObject({
				allowCampaign: allowed,
				params: { shopify_marketing_consent: String(allowed) },
			});
		}
	});
});

it('with no channel, Allow campaign and its mirror are left alone', async () => {
	const world = await open(channel('none'));
	const { id } = await world.synced(JANE);
	await world.outcomesOf(() => world.shopify.merchant.setConsent(id, 'email', 'UNSUBSCRIBED'));
	expect(world.contact(JANES).allowCampaign).toBe(true);
	expect(world.contact(JANES).params).not.toHaveProperty('shopify_marketing_consent');
});

describe('a contact that was there before', () => {
	it.each([
		['SUBSCRIBED', true, true, 'updated firstLink'],
		['SUBSCRIBED', false, false, 'updated firstLink consentNotRaised'],
		['UNSUBSCRIBED', true, false, 'updated firstLink'],
		['NOT_SUBSCRIBED', true, false, 'updated firstLink'],
		['NOT_SUBSCRIBED', false, false, 'updated firstLink'],
	] as const)('%s in Shopify and %s in Wati become %s', async (state, before, after, told) => {
		const world = await open(OBEYS);
		world.wati.agent.addContact({ number: JANES, name: 'Jane', allowCampaign: before });
		const outcome = await world.outcomeOf(() =>
			world.shopify.merchant.createCustomer({ ...UNASKED, consents: { email: state } }),
		);
		expect(inShort(outcome)).toBe(told);
		expect(world.contact(JANES).allowCampaign).toBe(after);
	});
});

it('an opt-out that was made in Wati outlives every later run from Shopify', async () => {
	const world = await open(OBEYS);
	const { id } = await world.synced(JANE);
	await world.wati.people.write(JANES, 'STOP');
	const outcome = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
	expect(inShort(outcome)).toBe('updated customerChanged optOutKept');
	expect(world.contact(JANES).allowCampaign).toBe(false);
	await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['Gold']));
	expect(world.contact(JANES).allowCampaign).toBe(false);
});

it('an opt-out wins whatever the conflict rule says', async () => {
	const world = await open({
		...OBEYS,
		edits: { 'Upsert Customer': { parameters: { conflictRule: 'watiWins' } } },
	});
	const { id } = await world.synced(JANE);
	await world.outcomeOf(() => world.shopify.merchant.setConsent(id, 'email', 'UNSUBSCRIBED'));
	expect(world.contact(JANES).allowCampaign).toBe(false);
});

describe('an account that obeys no parameter', () => {
	it('is told of once per run, and every record that it concerns says so', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		const [execution] = await world.executionsOf(() =>
			world.shopify.merchant.setConsent(id, 'email', 'UNSUBSCRIBED'),
		);
		const way = execution?.hints('Upsert Customer').filter((hint) => hint.includes('Add a rule'));
		expect(way).toHaveLength(1);
		expect(world.contact(JANES)).toMatchObject({
			allowCampaign: true,
			params: { shopify_marketing_consent: 'false' },
		});
	});

	it('keeps its answer to itself: nothing is asked a second time', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		await world.outcomeOf(() => world.shopify.merchant.setConsent(id, 'email', 'UNSUBSCRIBED'));
		const again = await world.outcomeOf(() =>
			world.shopify.merchant.updateCustomer(id, { firstName: 'Janet' }),
		);
		expect(inShort(again)).toBe('unchanged alreadyInStep consentNotApplied');
		expect(world.watiCalls()).toEqual([`GET /contacts/${JANES}`]);
	});

	it('is asked by the parameter that the user names', async () => {
		const world = await open({
			wati: { switches: { allowCampaignParameter: 'marketing_ok' } },
			edits: {
				'Upsert Customer': {
					parameters: { options: { campaignParameter: 'marketing_ok', consentAttribute: 'optin' } },
				},
			},
		});
		await world.outcomeOf(() => world.shopify.merchant.createCustomer(UNASKED));
		expect(world.contact(JANES)).toMatchObject({
			allowCampaign: false,
			params: { marketing_ok: 'false', optin: 'false' },
		});
	});

	it('is not asked where the user names none', async () => {
		const world = await open({
			edits: {
				'Upsert Customer': {
					parameters: { options: { campaignParameter: '', consentAttribute: '' } },
				},
			},
		});
		await world.outcomeOf(() => world.shopify.merchant.createCustomer(UNASKED));
		expect(Object.keys(world.contact(JANES).params)).toEqual([
			'email',
			'shopify_customer_id',
			'shopify_sync',
		]);
	});
});
