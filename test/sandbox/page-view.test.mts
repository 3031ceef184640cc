import { contactView } from '../../sandbox/page/contactView.mts';
import { eventTitle } from '../../sandbox/page/eventTitle.mts';
import { fakeWorld } from '../../sandbox/page/fakeWorld.mts';
import { askN8n, NOTHING_YET } from '../../sandbox/page/fromN8n.mts';
import { inboxOf, type Chat } from '../../sandbox/page/inbox.mts';
import { runView } from '../../sandbox/page/runView.mts';
import { viewOf } from '../../sandbox/page/view.mts';
import type { ImportJob } from '../../sandbox/page/importJob.mts';
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
const customerAndContact = (id: string, contactId: string) => ({
	customer: { id },
	contact: { id: contactId },
});
const silence: Chat = { lastMessage: null, edits: 'none' };

const IMPORT: ImportJob = {
	id: '1',
	kind: 'import',
	range: 'All customers',
	state: 'running',
	startedAt: '2026-11-23T12:00:00.000Z',
	finishedAt: null,
	retryAt: null,
	total: 43,
	done: 25,
	counts: { created: 22, updated: 0, unchanged: 0, skipped: 3, held: 0, failed: 0 },
	calls: 22,
	message: '',
	page: 'http://127.0.0.1:5678/webhook/progress?key=k',
};

describe('a contact', () => {
	const { marks } = fakeWorld().wati;
	const view = (one: WatiContact) => contactView(one, marks, silence);

	it.each(['7000000000001', 'gid://shopify/Customer/7000000000001', ' 7000000000001 '])(
		'belongs to the customer that the link %j names',
		(value) => expect(view(contact('a', link(value))).person).toBe('7000000000001'),
	);

	it.each([[[]], [[link('')]]])('belongs to nobody with the attributes %j', (attributes) => {
		expect(view(contact('a', ...attributes)).person).toBeNull();
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
		expect(view(contact('a', ...attributes))).toMatchObject({
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
		const bare = contactView(contact('a', empty, vip), { ...marks, tagPrefix: '' }, silence);
		expect([bare.tags.map(({ name }) => name), bare.attributes]).toEqual([['vip'], [empty]]);
	});

	it.each([
		['46701740605', '+46701740605'],
		['+46701740605', '+46701740605'],
		[null, null],
	])('shows the number %j as %j', (number, shown) => {
		expect(view({ ...contact('a'), number }).number).toBe(shown);
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

		const { shop, wati } = viewOf(world, inboxOf(world.wati), NOTHING_YET);
		expect(shop.customers.map(({ customer }) => customer.firstName)).toEqual(['New', 'Old']);
		expect(wati.contacts.map(({ id }) => id)).toEqual(['n', 'o', 's']);
		expect(shop.customers.map(({ contacts }) => contacts)).toEqual([
			[{ id: 'n', label: '+46701740605' }],
			[{ id: 'o', label: '+46701740605' }],
		]);
	});

	it('shows what a contact wrote last, and that an edit waits', async () => {
		const world = fakeWorld();
		world.contacts.push(contact('a'), contact('b'));
		const inbox = inboxOf(world.wati);
		await inbox.write('a', 'Hello');
		await inbox.setAllowCampaign('b', false);
		expect(viewOf(world, inbox, NOTHING_YET).wati.contacts).toMatchObject([
			{ id: 'a', chat: { lastMessage: { text: 'Hello' }, edits: 'none' } },
			{ id: 'b', chat: { lastMessage: null, edits: 'waiting' } },
		]);
	});
});

describe('what n8n alone knows', () => {
	const away = async () => await Promise.reject(new Error('connect ECONNREFUSED'));
	const unknown = { kind: 'unknown', why: 'connect ECONNREFUSED' };

	it('is nothing while nothing has run', async () => {
		expect(await askN8n(fakeWorld())).toEqual(NOTHING_YET);
	});

	it('is unknown part by part, with the reason', async () => {
		const world = fakeWorld();
		world.lastRuns = away;
		expect(await askN8n(world)).toEqual({ ...NOTHING_YET, runs: unknown });
		world.lastJob = away;
		expect(await askN8n(world)).toEqual({ runs: unknown, historicalImport: unknown });
	});

	it('tells the import that was begun last', async () => {
		const world = fakeWorld();
		world.lastJob = async () => await Promise.resolve(IMPORT);
		const { historicalImport } = await askN8n(world);
		expect(historicalImport).toEqual({ kind: 'begun', job: IMPORT });
	});
});

describe('a run', () => {
	const run: Run = {
		id: '1',
		at: '2026-11-23T12:00:00.000Z',
		workflow: 'Wati to Shopify',
		status: 'success',
		changes: [],
		problems: [],
	};
	const { wati, contacts } = fakeWorld();
	contacts.push(
		{ ...contact('linked', link('42')), number: '46701740605' },
		{ ...contact('alone'), number: '447911123456', name: 'Priya' },
		{ ...contact('hidden'), number: null, name: '' },
	);

	it.each<[string, Partial<Run>, string | null, string | null]>([
		['the customer', { customer: { id: 'gid://shopify/Customer/42' } }, '42', '42'],
		['the customer before the contact', customerAndContact('7', 'linked'), '7', 'Maya'],
		['the person whom the contact is linked to', { contact: { id: 'linked' } }, '42', 'Maya'],
		['that person, by the number', { contact: { number: '+46701740605' } }, '42', 'Maya'],
		['the contact that nobody is linked to', { contact: { id: 'alone' } }, 'alone', 'Priya'],
		['the contact without a number', { contact: { id: 'hidden' } }, 'hidden', null],
		['a number that is gone', { contact: { number: '15550100' } }, null, '+15550100'],
		['nobody', {}, null, null],
	])('is tied to %s', (_what, about, person, who) => {
		expect(runView({ ...run, ...about }, wati)).toMatchObject({ person, who });
	});

	it('names the customer as the shop does', () => {
		const about = { customer: { id: '42', name: 'Maya Lind' }, contact: { id: 'linked' } };
		expect(runView({ ...run, ...about }, wati).who).toBe('Maya Lind');
	});

	it.each([
		['customers/create', 'Customer created'],
		[undefined, 'Wati to Shopify'],
	])('that %s began is called %j', (event, title) => {
		expect(runView({ ...run, event }, wati).title).toBe(title);
	});
});

describe('the title of an event', () => {
	it.each([
		['customers/update', 'Customer changed'],
		['CUSTOMERS_UPDATE', 'Customer changed'],
		['customer.tags_added', 'Tag added'],
		['customer/tags_removed', 'Tag removed'],
		['customers_whats_app_marketing_consent/update', 'WhatsApp consent changed'],
		['newContactMessageReceived_v2', 'First message of a new contact'],
		['message_bsuid', 'A message on WhatsApp'],
		['orders/paid', 'orders/paid'],
	])('of %s is %j', (topic, title) => expect(eventTitle(topic)).toBe(title));
});
