import axios from 'axios';

import { fakeWorld, type FakeWorld } from '../../sandbox/page/fakeWorld.mts';
import { startPage, type Page } from '../../sandbox/page/index.mts';
import type { View } from '../../sandbox/page/view.mts';
import type { WatiContact } from '../../sandbox/page/world.mts';

const MAYA = '687f6cf72b1ccf26eda76fce';
const contact: WatiContact = {
	id: MAYA,
	number: '46701740605',
	name: 'Maya',
	allowCampaign: true,
	attributes: [
		{ name: 'shopify_customer_id', value: '42' },
		{ name: 'email', value: 'maya@example.com' },
		{ name: 'tag_vip', value: 'true' },
	],
	lastUpdated: '2026-11-23T12:00:00.000Z',
};

let world: FakeWorld;
let page: Page;

const act = async (body: unknown) =>
	await axios.post<{ problems: readonly unknown[] } | ''>(`${page.origin}/api/actions`, body, {
		validateStatus: () => true,
	});
const maya = () => world.contacts.find(({ id }) => id === MAYA);
const chat = async () => {
	const { data } = await axios.get<View>(`${page.origin}/api/view`);
	return data.wati.contacts.find(({ id }) => id === MAYA)?.chat;
};

beforeEach(async () => {
	world = fakeWorld();
	world.contacts.push(contact);
	page = await startPage({ world, port: 0 });
});
afterEach(async () => await page.close());

describe('a message', () => {
	it.each([MAYA, '+46 70 174 06 05', '0046701740605'])(
		'from %j is the known contact’s, and makes no second one',
		async (from) => {
			const written = await act({ action: 'writeMessage', from, name: 'Someone', text: 'STOP' });
			expect(written.status).toBe(204);
			expect(world.contacts).toEqual([
				expect.objectContaining({ id: MAYA, name: 'Maya', allowCampaign: false }),
			]);
		},
	);

	it('from a stranger makes a contact of the number and the name', async () => {
		const from = '+44 7911 123456';
		await act({ action: 'writeMessage', from, name: ' Priya Nair ', text: 'Hello' });
		expect(world.contacts[1]).toMatchObject({ number: '447911123456', name: 'Priya Nair' });
	});

	it.each([{}, { name: '' }, { name: '  ' }])(
		'from a stranger who tells no name is told with none: %j',
		async (profile) => {
			const write = jest.spyOn(world.wati, 'write');
			await act({ action: 'writeMessage', from: '+447911123456', text: 'Hello', ...profile });
			expect(write).toHaveBeenCalledWith('447911123456', 'Hello', undefined);
		},
	);

	it('of somebody without a number goes by the contact', async () => {
		world.contacts.push({ ...contact, id: 'hidden', number: null });
		const { status } = await act({ action: 'writeMessage', from: 'hidden', text: 'STOP' });
		expect([status, world.contacts[1]?.allowCampaign]).toEqual([204, false]);
	});

	it('is shown as the last of its contact while its webhooks are still on their way', async () => {
		world.wati.write = async () => await new Promise(() => {});
		void act({ action: 'writeMessage', from: MAYA, text: 'Hello' }).catch(() => undefined);
		while ((await chat())?.lastMessage === null);
		expect(await chat()).toMatchObject({ lastMessage: { text: 'Hello' } });
	});
});

describe('an agent', () => {
	it.each([
		[{ action: 'setAttribute', name: 'email', value: 'new@example.com' }, 'new@example.com'],
		[{ action: 'setAttribute', name: 'email', value: '' }, ''],
		[{ action: 'removeAttribute', name: 'email' }, undefined],
	])('changes an attribute: %j', async (asked, value) => {
		expect((await act({ ...asked, id: MAYA })).status).toBe(204);
		expect(maya()?.attributes.find(({ name }) => name === 'email')?.value).toBe(value);
	});

	it('adds an attribute', async () => {
		await act({ action: 'setAttribute', id: MAYA, name: ' tag_gold ', value: 'true' });
		expect(maya()?.attributes).toContainEqual({ name: 'tag_gold', value: 'true' });
		expect(maya()?.attributes).toHaveLength(4);
	});

	it.each([false, true])('sets Allow campaign to %j', async (allowed) => {
		await act({ action: 'setAllowCampaign', id: MAYA, allowed });
		expect(maya()?.allowCampaign).toBe(allowed);
	});

	it.each([
		{ action: 'setAttribute', name: 'tag_vip', value: 'false' },
		{ action: 'removeAttribute', name: 'tag_vip' },
		{ action: 'setAllowCampaign', allowed: false },
	])('makes an edit that waits for the next message: %j', async (asked) => {
		await act({ ...asked, id: MAYA });
		expect((await chat())?.edits).toBe('waiting');
		await act({ action: 'writeMessage', from: '+46701740605', text: 'Hello' });
		expect(await chat()).toMatchObject({ edits: 'none', lastMessage: { text: 'Hello' } });
	});

	it('does not lose sight of an edit that came while a message was on its way', async () => {
		let arrive = () => {};
		world.wati.write = async () => await new Promise((resolve) => (arrive = resolve));
		const writing = act({ action: 'writeMessage', from: MAYA, text: 'Hello' });
		while ((await chat())?.lastMessage === null);
		await act({ action: 'setAllowCampaign', id: MAYA, allowed: false });
		arrive();
		await writing;
		expect((await chat())?.edits).toBe('waiting');
	});
});

describe('what cannot be done in Wati', () => {
	it.each([
		[{ action: 'writeMessage', from: '', text: 'Hello' }, 'from', 'A message comes from a number.'],
		[
			{ action: 'writeMessage', from: 'Maya', text: 'Hello' },
			'from',
			'This is not a phone number.',
		],
		[{ action: 'writeMessage', from: MAYA, text: ' ' }, 'text', 'A message needs a text.'],
		[
			{ action: 'writeMessage', from: MAYA, text: 'x'.repeat(4097) },
			'text',
			'WhatsApp takes no more than 4096 characters.',
		],
		[{ action: 'setAttribute', name: ' ', value: 'x' }, 'name', 'An attribute needs a name.'],
		[
			{ action: 'setAttribute', name: 'shopify_customer_id', value: '1' },
			'name',
			'shopify_customer_id belongs to the sync.',
		],
		[
			{ action: 'setAttribute', name: 'shopify_sync', value: '' },
			'name',
			'shopify_sync belongs to the sync.',
		],
		[
			{ action: 'removeAttribute', name: 'shopify_sync_2' },
			'name',
			'shopify_sync_2 belongs to the sync.',
		],
		[
			{ action: 'setAllowCampaign', id: 'gone', allowed: true },
			undefined,
			'There is no contact gone',
		],
	])('is told in words, and nothing changes: %j', async (asked, field, message) => {
		const before = structuredClone(world.contacts);
		const id = asked.action === 'writeMessage' ? {} : { id: MAYA };
		const { status, data } = await act({ ...id, ...asked });
		expect([status, data]).toEqual([422, { problems: [{ field, message }] }]);
		expect(world.contacts).toEqual(before);
		expect(await chat()).toEqual({ lastMessage: null, edits: 'none' });
	});

	it.each([
		{ action: 'setAllowCampaign', id: MAYA, allowed: 'true' },
		{ action: 'setAttribute', id: MAYA, name: 'email', value: null },
		{ action: 'removeAttribute', id: '', name: 'email' },
		{ action: 'writeMessage', from: MAYA, text: 'Hello', as: 'button' },
	])('includes %j', async (asked) => {
		expect((await act(asked)).status).toBe(422);
		expect(await chat()).toEqual({ lastMessage: null, edits: 'none' });
	});
});
