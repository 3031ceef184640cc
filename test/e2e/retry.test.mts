import { installed } from './reconcile/installed.mts';
import { FAILURES } from './reconcile/installation.mts';

const at = installed({ template: 'retry-failures' });

const NUMBER = '4915110000001';
const STRANGER = '4915110000002';
const VANISHED = '4915110000003';
const TOLD = 'In Words';

const moments = () => {
	const now = new Date().toISOString();
	return { first_at: now, last_at: now, next_at: now, closed_at: null, told_at: null };
};

const failed = { action: 'failed', reason: 'noAnswer', message: 'No answer', state: 'open' };

const toWati = async (customer: string, more: Readonly<Record<string, string | number>> = {}) =>
	await at().tables.write(
		FAILURES,
		{ key: `shopifyToWati:${customer}` },
		{
			direction: 'shopifyToWati',
			customer,
			contact: '',
			tries: 1,
			...failed,
			...moments(),
			...more,
		},
	);

const toShopify = async (contact: string, template = 'wati-to-shopify') =>
	await at().tables.write(
		FAILURES,
		{ key: `watiToShopify:${contact}` },
		{
			direction: 'watiToShopify',
			contact,
			customer: '',
			template,
			tries: 1,
			...failed,
			...moments(),
		},
	);

const rowOf = async (key: string) => (await at().tables.rows(FAILURES, { key }))[0];

describe('what failed is tried again in a real n8n', () => {
	let customer: string;

	it('a run makes its tables', async () => {
		await at().runNow(TOLD);
		expect(await at().tables.rows(FAILURES)).toEqual([]);
	});

	it('a customer reaches Wati, and the row is closed', async () => {
		const { shop, wati, runNow } = at();
		customer = shop.merchant.createCustomer({ firstName: 'Ann', phone: `+${NUMBER}` }).legacyId;
		await toWati(customer);
		await runNow(TOLD);
		expect(wati.contact(NUMBER)?.params['shopify_customer_id']).toBe(customer);
		expect(await rowOf(`shopifyToWati:${customer}`)).toMatchObject({ state: 'closed' });
	});

	it('a contact reaches Shopify; one that is gone closes its row', async () => {
		const { shop, wati, runNow } = at();
		wati.agent.addContact({ number: STRANGER, name: 'Ben' });
		await toShopify(STRANGER);
		await toShopify(VANISHED);
		await runNow(TOLD);
		expect(JSON.stringify(shop.customers())).toContain(STRANGER);
		expect(await rowOf(`watiToShopify:${STRANGER}`)).toMatchObject({ state: 'closed' });
		expect(await rowOf(`watiToShopify:${VANISHED}`)).toMatchObject({ state: 'closed' });
	});

	it('a STOP whose run failed is said again', async () => {
		const { shop, wati, runNow, tables } = at();
		const number = '4915110000005';
		const { id } = shop.merchant.createCustomer({
			firstName: 'Eve',
			email: 'eve@example.com',
			phone: `+${number}`,
			consents: { email: 'SUBSCRIBED' },
		});
		wati.agent.addContact({ number, name: 'Eve' });
		await toShopify(number);
		await tables.write(FAILURES, { key: `watiToShopify:${number}` }, { heard: 'optOut' });
		await runNow(TOLD);
		const state = shop.customers().find((one) => one.id === id)?.consents.email.state;
		expect([state, wati.contact(number)?.allowCampaign]).toEqual(['UNSUBSCRIBED', false]);
	});

	it('whom the reconciliation only met becomes no customer', async () => {
		const { shop, wati, runNow } = at();
		const number = '4915110000004';
		wati.agent.addContact({ number, name: 'Cy' });
		await toShopify(number, 'reconcile');
		await runNow(TOLD);
		expect(JSON.stringify(shop.customers())).not.toContain(number);
		expect(await rowOf(`watiToShopify:${number}`)).toMatchObject({ state: 'closed' });
	});

	it('the contact of a customer who was deleted meanwhile is unlinked', async () => {
		const { shop, wati, runNow } = at();
		shop.merchant.deleteCustomer(`gid://shopify/Customer/${customer}`);
		await toWati(customer);
		await runNow(TOLD);
		expect(wati.contact(NUMBER)?.params['shopify_customer_id'] ?? '').toBe('');
		expect(await rowOf(`shopifyToWati:${customer}`)).toMatchObject({ state: 'closed' });
	});

	it('what fails the sixth time is told to a person, once', async () => {
		const { shop, wati, runNow } = at();
		const phone = '+4915110000006';
		const id = shop.merchant.createCustomer({ firstName: 'Dee', phone }).legacyId;
		await toWati(id, { tries: 5 });
		const { token } = wati.options;
		wati.options.token = 'another';
		await runNow(TOLD);
		await runNow(TOLD);
		wati.options.token = token;
		const row = await rowOf(`shopifyToWati:${id}`);
		expect(row).toMatchObject({ state: 'needsPerson', tries: 7, told_at: expect.any(String) });
		expect(await runNow(TOLD)).toBeUndefined();
		expect(await rowOf(`shopifyToWati:${id}`)).toMatchObject({ state: 'closed' });
	});
});
