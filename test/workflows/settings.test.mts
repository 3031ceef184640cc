import type { SETTINGS } from '../../nodes/core/settingsList';
import { backOnly } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { JANE, JANES } from '../support/people.mts';
import { readTemplate, type ShippedName } from '../support/template.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();

type Key = (typeof SETTINGS)[number]['key'];

const TAGS = ['syncTags', 'tagPrefix', 'includeTags', 'excludeTags', 'maximumTags'] as const;
const THERE = ['defaultCountry', 'consentChannel', 'tagRemoved', 'conflictRule', ...TAGS] as const;

/** The settings that a template has to read by itself, beside the switches. */
const READ: Readonly<Partial<Record<ShippedName, readonly Key[]>>> = {
	'shopify-to-wati': [...THERE, 'deletedCustomers'],
	'wati-to-shopify': ['consentChannel', 'conflictRule', 'subscribeNew', ...TAGS],
	'historical-import': [...THERE, 'monthlyWatiCalls'],
};

const pairs = Object.entries(READ).flatMap(([name, keys]) =>
	keys.map((key) => [name as ShippedName, key] as const),
);

it.each(pairs)('%s reads the setting %s in a parameter', (name, key) => {
	const { nodes } = readTemplate(name);
	const reading = nodes.filter(({ parameters }) =>
		JSON.stringify(parameters).includes(`settings.${key}`),
	);
	expect(reading.length).toBeGreaterThan(0);
});

const TAGGED = { ...JANE, tags: ['VIP', 'Old'] };

/** A row of the settings, and what becomes of the contact of a customer with two tags. */
const CHANGES: ReadonlyArray<readonly [string, string, Readonly<Record<string, unknown>>]> = [
	['consent_channel', 'none', { shopify_marketing_consent: undefined, tag_vip: 'true' }],
	['sync_tags', 'no', { tag_vip: undefined, tag_old: undefined }],
	['tag_prefix', 'is_', { is_vip: 'true', tag_vip: undefined }],
	['include_tags', 'VIP', { tag_vip: 'true', tag_old: undefined }],
	['exclude_tags', 'VIP', { tag_vip: undefined, tag_old: 'true' }],
];

describe('from Shopify to Wati', () => {
	it.each(CHANGES)('%s = %s has its effect at once', async (name, value, params) => {
		const world = await open();
		world.setting(name, value);
		await world.synced(TAGGED);
		const contact = world.contact(JANES);
		const shown = Object.keys(params).map((key) => [key, contact.params[key]]);
		expect(Object.fromEntries(shown)).toEqual(params);
	});

	it('maximum_tags = 1 leaves the second tag alone and says so', async () => {
		const world = await open();
		world.setting('maximum_tags', '1');
		const outcome = await world.outcomeOf(() => world.shopify.merchant.createCustomer(TAGGED));
		expect(inShort(outcome)).toContain('tooManyTags');
	});

	it.each([
		['false', 'false'],
		['empty', ''],
	])('tag_removed = %s decides what a removed tag becomes', async (value, shown) => {
		const world = await open();
		world.setting('tag_removed', value);
		const { id } = await world.synced(TAGGED);
		await world.executionsOf(() => world.shopify.merchant.removeTags(id, ['VIP']));
		expect(world.contact(JANES).params.tag_vip ?? '').toBe(shown);
	});

	it.each([
		['shopifyWins', 'new@example.com'],
		['watiWins', 'agent@example.com'],
		['hold', 'agent@example.com'],
	])('conflict_rule = %s decides where both sides changed', async (value, email) => {
		const world = await open();
		const { id } = await world.synced(JANE);
		world.setting('conflict_rule', value);
		world.wati.agent.setAttribute(JANES, 'email', 'agent@example.com');
		await world.executionsOf(() =>
			world.shopify.merchant.updateCustomer(id, { email: 'new@example.com' }),
		);
		expect(world.contact(JANES).params.email).toBe(email);
	});
});

describe('from Wati to Shopify', () => {
	const says = async (world: World) => await world.says(JANES, 'Hello', { name: 'Jane Doe' });

	it.each([
		['yes', 'SUBSCRIBED'],
		['no', 'NOT_SUBSCRIBED'],
	])('subscribe_new_customers = %s decides for new customers', async (value, state) => {
		const world = await open(backOnly());
		world.setting('subscribe_new_customers', value);
		world.wati.agent.addContact({ number: JANES, params: { email: 'jane@example.com' } });
		await says(world);
		expect(world.customer().consents.email.state).toBe(state);
	});

	it.each([
		['tag_prefix', 'is_', []],
		['sync_tags', 'no', []],
		['exclude_tags', 'vip', []],
		['sync_tags', 'yes', ['vip']],
	])('%s = %s decides which attributes are tags', async (name, value, tags) => {
		const world = await open(backOnly());
		world.setting(name, value);
		world.wati.agent.addContact({ number: JANES, params: { tag_vip: 'true' } });
		await says(world);
		expect(world.customer().tags.map((tag) => tag.toLowerCase())).toEqual(tags);
	});
});

const WRONG: ReadonlyArray<readonly [string, string]> = [
	['sync', 'maybe'],
	['shopify_to_wati', 'perhaps'],
	['wati_to_shopify', '2'],
	['default_country', 'Germany'],
	['consent_channel', 'fax'],
	['sync_tags', 'some'],
	['tag_prefix', 'Tag '],
	['tag_removed', 'gone'],
	['maximum_tags', '0'],
	['conflict_rule', 'nobody'],
	['subscribe_new_customers', 'ask'],
	['deleted_customers', 'burn'],
	['monthly_wati_calls', '10,000'],
	['reconcile_share', '0'],
];

describe.each(WRONG)('the wrong setting %s = %s', (name, value) => {
	const row = { action: 'failed', reason: 'settingWrong', message: expect.stringContaining(name) };

	it('stops the run to Wati, and its row names it', async () => {
		const world = await open();
		world.setting(name, value);
		await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(world.watiCalls()).toEqual([]);
		expect(world.failures).toMatchObject([row]);
		expect(String(world.failures[0]?.message)).toContain(value.trim());
	});

	it('stops the run to Shopify, and its row names it', async () => {
		const world = await open(backOnly());
		world.setting(name, value);
		await world.backExecutionsOf(async () => await world.wati.people.write(JANES, 'Hello'));
		expect(world.shopifyRequests()).toEqual([]);
		expect(world.failures).toMatchObject([{ ...row, contact: JANES }]);
	});
});
