import { contactView } from '../../sandbox/page/contactView.mts';
import { eventTitle } from '../../sandbox/page/eventTitle.mts';
import { fakeWorld } from '../../sandbox/page/fakeWorld.mts';
import { runsOf, viewOf } from '../../sandbox/page/view.mts';
import type { Attribute, Run, WatiContact } from '../../sandbox/page/world.mts';

const contact = (id: string, ...attributes: readonly Attribute[]): WatiContact => ({
	id,
	number: '46701740605',
	name: 'Maya',
	allowCampaign: true,
	attributes,
	lastUpdated: '2026-11-23T12:00:00.000Z',
});
const link = (value: string) => ({ name: 'shopify_customer_id', value });
const noRuns = { kind: 'known', runs: [] } as const;

describe('a contact', () => {
	const { marks } = fakeWorld().wati;

	it.each(['7000000000001', 'gid://shopify/Customer/7000000000001', ' 7000000000001 '])(
		'belongs to the customer that the link %j names',
		(value) => expect(contactView(contact('a', link(value)), marks).person).toBe('7000000000001'),
	);

	it.each([[[]], [[link('')]]])('belongs to nobody with the attributes %j', (attributes) => {
		expect(contactView(contact('a', ...attributes), marks).person).toBeNull();
	});

	it('tells its tags, its other attributes and the sync record apart', () => {
		const record = [
			{ name: 'shopify_sync', value: '{' },
			{ name: 'shopify_sync_2', value: '}' },
		];
		const note = { name: 'shopify_sync_note', value: 'kept' };
		const email = { name: 'Email', value: 'maya@example.com' };
		const attributes = [
			link('1'),
			email,
			{ name: 'tag_vip', value: 'true' },
			{ name: 'tag_berlin', value: 'False' },
			{ name: 'tag_gone', value: '' },
			{ name: 'tag_size', value: 'XL' },
			...record,
			note,
		];
		expect(contactView(contact('a', ...attributes), marks)).toMatchObject({
			tags: [
				{ name: 'tag_vip', label: 'vip', state: 'true' },
				{ name: 'tag_berlin', label: 'berlin', state: 'false' },
				{ name: 'tag_gone', label: 'gone', state: 'empty' },
			],
			attributes: [email, { name: 'tag_size', value: 'XL' }, note],
			syncRecord: [link('1'), ...record],
		});
	});

	it('has no tags made of its empty attributes where tags carry no prefix', () => {
		const empty = { name: 'Email', value: '' };
		const vip = { name: 'vip', value: 'true' };
		const view = contactView(contact('a', empty, vip), { ...marks, tagPrefix: '' });
		expect([view.tags.map(({ name }) => name), view.attributes]).toEqual([['vip'], [empty]]);
	});

	it.each([
		['46701740605', '+46701740605'],
		['+46701740605', '+46701740605'],
		[null, null],
	])('shows the number %j as %j', (number, shown) => {
		expect(contactView({ ...contact('a'), number }, marks).number).toBe(shown);
	});
});

describe('the view', () => {
	it('shows the newest customer first, the contacts in the same order, strangers last', async () => {
		const world = fakeWorld();
		for (const firstName of ['Old', 'New'])
			await world.shop.createCustomer({ firstName, tags: [] });
		const [old, young] = world.people.map(({ id }) => id);
		world.people.splice(
			0,
			2,
			...world.people.map((one, at) => ({ ...one, createdAt: `202${at}` })),
		);
		world.contacts.push(
			contact('s'),
			contact('o', link(old ?? '')),
			contact('n', link(young ?? '')),
		);

		const { shop, wati } = viewOf(world, noRuns);
		expect(shop.customers.map(({ customer }) => customer.firstName)).toEqual(['New', 'Old']);
		expect(wati.contacts.map(({ id }) => id)).toEqual(['n', 'o', 's']);
		expect(shop.customers.map(({ contacts }) => contacts)).toEqual([
			[{ id: 'n', label: '+46701740605' }],
			[{ id: 'o', label: '+46701740605' }],
		]);
	});

	it('says why the runs are unknown', async () => {
		const world = fakeWorld();
		world.lastRuns = async () => await Promise.reject(new Error('connect ECONNREFUSED'));
		expect(await runsOf(world)).toEqual({ kind: 'unknown', why: 'connect ECONNREFUSED' });
	});

	it('ties a run to the person it was about', async () => {
		const world = fakeWorld();
		const run: Run = {
			id: '1',
			at: '2026-11-23T12:00:00.000Z',
			workflow: 'Shopify to Wati',
			status: 'success',
			event: 'customers/create',
			customer: { id: 'gid://shopify/Customer/42' },
			changes: [],
			problems: [],
		};
		const { event: _event, customer: _customer, ...bare } = run;
		world.lastRuns = async () => await Promise.resolve([run, bare]);
		expect(await runsOf(world)).toMatchObject({
			runs: [
				{ person: '42', title: 'Customer created' },
				{ person: null, title: 'Shopify to Wati' },
			],
		});
	});
});

describe('the title of an event', () => {
	it.each([
		['customers/update', 'Customer changed'],
		['CUSTOMERS_UPDATE', 'Customer changed'],
		['customer.tags_added', 'Tag added'],
		['customer/tags_removed', 'Tag removed'],
		['customers_whats_app_marketing_consent/update', 'WhatsApp consent changed'],
		['newContactMessageReceived_v2', 'First WhatsApp message'],
		['message_bsuid', 'WhatsApp message'],
		['orders/paid', 'orders/paid'],
	])('of %s is %j', (topic, title) => expect(eventTitle(topic)).toBe(title));
});
