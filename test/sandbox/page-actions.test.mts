import axios from 'axios';

import { fakeWorld, type FakeWorld } from '../../sandbox/page/fakeWorld.mts';
import { startPage, type Page } from '../../sandbox/page/index.mts';

let world: FakeWorld;
let page: Page;
let maya: string;

const act = async (body: unknown) =>
	await axios.post<{ problems: readonly unknown[] } | ''>(`${page.origin}/api/actions`, body, {
		validateStatus: () => true,
	});

beforeEach(async () => {
	world = fakeWorld();
	await world.shop.createCustomer({
		firstName: 'Maya',
		email: 'maya@example.com',
		phone: '+46701740605',
		tags: ['VIP'],
	});
	maya = world.people[0]?.id ?? '';
	page = await startPage({ world, port: 0 });
});
afterEach(async () => await page.close());

describe('an action', () => {
	it.each([
		[
			{ action: 'updateCustomer', fields: { email: 'new@example.com' } },
			{ email: 'new@example.com' },
		],
		[{ action: 'updateCustomer', fields: { phone: '  ' } }, { phone: null }],
		[{ action: 'addTags', tags: ['Berlin'] }, { tags: ['Berlin', 'VIP'] }],
		[{ action: 'removeTags', tags: ['VIP'] }, { tags: [] }],
		[
			{ action: 'setConsent', channel: 'whatsApp', state: 'SUBSCRIBED' },
			{ consents: { email: 'NOT_SUBSCRIBED', sms: 'NOT_SUBSCRIBED', whatsApp: 'SUBSCRIBED' } },
		],
	])('changes the customer as asked: %j', async (asked, changed) => {
		expect((await act({ ...asked, id: maya })).status).toBe(204);
		expect(world.people).toEqual([expect.objectContaining({ firstName: 'Maya', ...changed })]);
	});

	it('creates a customer with tags and consent', async () => {
		const fields = { firstName: 'Lena', email: 'lena@example.com' };
		const { status } = await act({
			action: 'createCustomer',
			fields,
			tags: ['Berlin'],
			emailConsent: 'SUBSCRIBED',
		});
		expect(status).toBe(204);
		expect(world.people[1]).toMatchObject({
			...fields,
			phone: null,
			tags: ['Berlin'],
			consents: { email: 'SUBSCRIBED', sms: null },
		});
	});

	it('deletes the customer', async () => {
		expect((await act({ action: 'deleteCustomer', id: maya })).status).toBe(204);
		expect(world.people).toEqual([]);
	});
});

describe('what cannot be done', () => {
	it('is told in the words of the shop, beside the field', async () => {
		const fields = { firstName: 'Lena', phone: '+46701740605' };
		const { status, data } = await act({ action: 'createCustomer', fields, tags: [] });
		expect(status).toBe(422);
		expect(data).toEqual({
			problems: [{ field: 'phone', message: 'Phone has already been taken' }],
		});
		expect(world.people).toHaveLength(1);
	});

	it('is told even when the shop breaks', async () => {
		world.shop.deleteCustomer = async () => await Promise.reject(new Error('The shop is on fire'));
		const { status, data } = await act({ action: 'deleteCustomer', id: maya });
		expect(status).toBe(500);
		expect(data).toEqual({ problems: [{ message: 'The shop is on fire' }] });
	});

	it.each(['not an address', 'maya@', '@example.com', 'a b@example.com'])(
		'includes the e-mail %j',
		async (email) => {
			const { status, data } = await act({ action: 'updateCustomer', id: maya, fields: { email } });
			expect(status).toBe(422);
			expect(data).toEqual({
				problems: [{ field: 'email', message: 'This is not an e-mail address.' }],
			});
			expect(world.people[0]?.email).toBe('maya@example.com');
		},
	);

	it.each([
		{ action: 'dropTable' },
		{ action: 'deleteCustomer', id: '' },
		{ action: 'addTags', tags: [] },
		{ action: 'addTags', tags: ['  '] },
		{ action: 'setConsent', channel: 'email', state: 'NOT_SUBSCRIBED' },
		{ action: 'setConsent', channel: 'fax', state: 'SUBSCRIBED' },
		{ action: 'updateCustomer', fields: { state: 'DISABLED' } },
		{ action: 'updateCustomer', fields: { firstName: 'x'.repeat(256) } },
	])('includes %j, and the shop is left alone', async (asked) => {
		const before = structuredClone(world.people);
		const { status, data } = await act({ id: maya, ...asked });
		expect([status, data && data.problems.length]).toEqual([422, 1]);
		expect(world.people).toEqual(before);
	});
});
