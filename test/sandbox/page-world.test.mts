import { enterOlderCustomers } from '../../sandbox/demo/olderCustomers.mts';
import { CONTACTS, PEOPLE } from '../../sandbox/demo/people.mts';
import { worldOf } from '../../sandbox/demo/world.mts';
import { fakeWorld } from '../../sandbox/page/fakeWorld.mts';
import { Refused, type World } from '../../sandbox/page/world.mts';
import { startShopify, type ShopifySandbox } from '../../sandbox/shopify/index.mts';
import { startWati, type WatiSandbox } from '../../sandbox/wati/index.mts';

const MAYA = '46701740605';

let shop: ShopifySandbox;
let wati: WatiSandbox;
let world: World;
let id: string;

beforeEach(async () => {
	shop = await startShopify();
	wati = await startWati();
	const { runs, lastImport, links } = fakeWorld();
	world = worldOf(shop, wati, { runs, lastImport }, links);
	({ id } = wati.agent.addContact({ number: MAYA, params: { email: 'maya@example.com' } }));
});
afterEach(async () => {
	await shop.close();
	await wati.close();
});

describe('the page’s Wati is the sandbox’s', () => {
	it.each([() => MAYA, () => id])('where a contact writes by number or by id', async (from) => {
		await world.wati.write(from(), 'STOP');
		expect(wati.contacts()).toMatchObject([{ number: MAYA, allowCampaign: false }]);
	});

	it('where a stranger writes under a name of their own', async () => {
		await world.wati.write('447911123456', 'Hello', 'Priya');
		expect(wati.contact('447911123456')).toMatchObject({ name: 'Priya' });
	});

	it('where a stranger without a name is called by the number', async () => {
		await world.wati.write('447911123456', 'Hello');
		expect(wati.contact('447911123456')).toMatchObject({ name: '+447911123456' });
	});

	it('where an agent edits', async () => {
		await world.wati.setAttribute(id, 'tag_vip', 'true');
		await world.wati.removeAttribute(id, 'email');
		await world.wati.setAllowCampaign(id, false);
		expect(wati.contact(id)).toMatchObject({ params: { tag_vip: 'true' }, allowCampaign: false });
		expect(world.wati.contacts()[0]?.attributes).toEqual([{ name: 'tag_vip', value: 'true' }]);
	});

	it.each<[string, (wati: World['wati']) => Promise<void>]>([
		['a contact that is gone', async ({ setAttribute }) => await setAttribute('gone', 'a', 'b')],
		['a contact that is gone', async ({ removeAttribute }) => await removeAttribute('gone', 'a')],
		[
			'a contact that is gone',
			async ({ setAllowCampaign }) => await setAllowCampaign('gone', true),
		],
		['a sender who is no number', async ({ write }) => await write('+46 70', 'Hello')],
	])('where %s is refused', async (_what, ask) => {
		await expect(ask(world.wati)).rejects.toBeInstanceOf(Refused);
		expect(wati.contacts()).toHaveLength(1);
	});
});

it('the demo’s people are ones that both services take', () => {
	enterOlderCustomers(shop);
	for (const person of PEOPLE) shop.merchant.createCustomer(person);
	for (const contact of CONTACTS) wati.agent.addContact(contact);
	const emails = world.shop.customers().map(({ email }) => email);
	const known = CONTACTS.map(({ params }) => params?.['email']);
	expect(emails).toEqual(expect.arrayContaining(known));
});

it('the demo’s older customers are of the last twelve months, and some have no phone', () => {
	const now = Date.now();
	enterOlderCustomers(shop, now);
	const older = shop.customers();
	const days = older.map(({ createdAt }) => (now - Date.parse(createdAt)) / 86_400_000);
	expect(Math.max(...days)).toBeLessThan(366);
	expect(Math.min(...days)).toBeGreaterThan(1);
	expect(older.filter(({ phone }) => phone === null).length).toBeGreaterThan(0);
	expect(older.filter(({ phone }) => phone?.startsWith('+55'))).toHaveLength(2);
});
