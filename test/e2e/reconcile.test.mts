import type { NewCustomer } from '../../sandbox/shopify/index.mts';
import { installed } from './reconcile/installed.mts';
import { RECONCILIATIONS } from './reconcile/installation.mts';

const RESULT = 'What Came of It All';
const numberOf = (line: number): string => `49151${10_000_000 + line}`;
const person = (line: number): NewCustomer => ({
	firstName: 'Customer',
	lastName: String(line),
	email: `customer-${line}@example.com`,
	phone: `+${numberOf(line)}`,
	tags: line % 4 === 0 ? ['VIP'] : [],
	consents: { email: line % 2 === 0 ? 'SUBSCRIBED' : 'NOT_SUBSCRIBED' },
});

const LONG_AGO = '4915599999999';
const WHILE_AWAY = '4915588888888';
const CUSTOMERS = 150;
const MORE = 400;

const at = installed({
	template: 'reconcile',
	before: ({ wati }) => void wati.agent.addContact({ number: LONG_AGO, name: 'Old Contact' }),
});

const idAt = (number: string): string | undefined =>
	at().wati.contact(number)?.params['shopify_customer_id'];

const customersOf = (number: string) =>
	at()
		.shop.customers()
		.filter((one) => JSON.stringify(one).includes(`+${number}`));

describe('the reconciliation in a real n8n', () => {
	it('what is there when it is published counts as known', async () => {
		const row = await at().rowThat(RECONCILIATIONS, () => true);
		expect(row).toMatchObject({ state: 'completed', page: 0 });
	});

	it('customers of whom no webhook told reach Wati', async () => {
		const { shop, wati, runNow } = at();
		for (let line = 0; line < CUSTOMERS; line += 1) shop.merchant.createCustomer(person(line));
		expect(await runNow(RESULT)).toMatchObject({ state: 'completed', created: CUSTOMERS });
		expect(wati.contacts()).toHaveLength(CUSTOMERS + 1);
	});

	it('whoever wrote while n8n was away becomes a customer, an old contact does not', async () => {
		const { wati, runNow } = at();
		await wati.people.write(WHILE_AWAY, 'Hello', { name: 'New Contact' });
		await runNow(RESULT);
		expect(customersOf(WHILE_AWAY)).toHaveLength(1);
		expect(customersOf(LONG_AGO)).toEqual([]);
	});

	it('what an agent changed reaches Shopify without a message', async () => {
		const { wati, runNow } = at();
		wati.agent.setAttribute(numberOf(5), 'email', 'edited@example.com');
		wati.agent.setAllowCampaign(numberOf(4), false);
		await runNow(RESULT);
		expect(customersOf(numberOf(5))).toMatchObject([{ email: 'edited@example.com' }]);
		expect(JSON.stringify(customersOf(numberOf(4)))).toContain('UNSUBSCRIBED');
	});

	it('the contact of a customer whose deletion nobody told is unlinked', async () => {
		const { shop, runNow } = at();
		for (const { id } of customersOf(numberOf(9))) shop.merchant.deleteCustomer(id);
		await runNow(RESULT);
		expect(idAt(numberOf(9)) ?? '').toBe('');
		expect(idAt(numberOf(10))).toMatch(/^\d+$/);
	});

	it('who is in step costs one call for a hundred contacts, and nothing is written', async () => {
		const { wati, runNow } = at();
		await runNow(RESULT);
		wati.clearLog();
		await runNow(RESULT);
		expect(wati.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
		expect(wati.requests.length).toBeLessThanOrEqual(4);
	});

	it('two never run at once', async () => {
		const { tables, runNow } = at();
		const before = (await tables.rows(RECONCILIATIONS)).length;
		await Promise.all([runNow(RESULT), runNow(RESULT)]);
		const rows = await tables.rows(RECONCILIATIONS);
		expect(rows).toHaveLength(before + 1);
		expect(rows.filter(({ state }) => state !== 'completed')).toEqual([]);
	});

	it('while the sync is off nobody is asked and nothing is written', async () => {
		const { shop, wati, set, runNow } = at();
		await set('sync', 'off');
		shop.clearLog();
		wati.clearLog();
		const { result } = { ...(await runNow('Nothing Was Done')) };
		await set('sync', 'on');
		expect(result).toMatch(/Nothing was done.*switched off/);
		expect([...shop.requests, ...wati.requests]).toEqual([]);
	});

	it('waits while an import runs, and goes on after it', async () => {
		const { tables, runNow } = at();
		const imports = 'shopify_wati_import_jobs';
		await tables.write(imports, { job: 'another' }, { state: 'running' });
		expect(await runNow(RESULT)).toMatchObject({ state: 'waiting' });
		await tables.write(imports, { job: 'another' }, { state: 'cancelled' });
		expect(await runNow(RESULT)).toMatchObject({ state: 'completed' });
	});

	it('waits when its share of the calls is used up, and says until when', async () => {
		const { set, runNow } = at();
		await set('monthly_wati_calls', '100');
		const waiting = await runNow(RESULT);
		await set('monthly_wati_calls', '10000');
		expect(waiting).toMatchObject({ state: 'waiting' });
		expect(waiting?.['message']).toMatch(/20 % of the 100 Wati calls.*goes on by itself on/);
		expect(waiting?.['retry_at']).toEqual(expect.any(String));
		expect(await runNow(RESULT)).toMatchObject({ state: 'completed' });
	});

	it('waits when Wati refuses, and goes on', async () => {
		const { wati, runNow } = at();
		const { token } = wati.options;
		wati.options.token = 'another';
		expect(await runNow(RESULT)).toMatchObject({ state: 'waiting', stops: 1 });
		wati.options.token = token;
		expect(await runNow(RESULT)).toMatchObject({ state: 'completed' });
	});

	it('goes on by itself when n8n is killed in the middle, and doubles nobody', async () => {
		const { n8n, shop, wati, begin, rowThat } = at();
		for (let line = 1000; line < 1000 + MORE; line += 1) {
			shop.merchant.createCustomer(person(line));
		}
		const killed = new Promise<void>((resolve, reject) => {
			const act = async () => await n8n.kill().then(resolve, reject);
			wati.faults.add({ on: { method: 'POST' }, skip: MORE / 2, do: { kind: 'before', act } });
		});
		await begin();
		await killed;
		await n8n.restart();
		await n8n.rest.setUpOwner();
		await rowThat(RECONCILIATIONS, ({ state }) => state === 'completed');
		const numbers = wati.contacts().map(({ number }) => number);
		expect(new Set(numbers).size).toBe(numbers.length);
		const missing = Array.from({ length: MORE }, (_, line) => numberOf(1000 + line)).filter(
			(number) => !wati.contact(number),
		);
		expect(missing).toEqual([]);
	});
});
