import type { Demo } from '../../../sandbox/demo/index.mts';
import { startImport } from '../../../sandbox/demo/importForm.mts';
import { quiet } from '../../../sandbox/demo/quiet.mts';
import { fill, simplePerson } from './crowd.mts';
import { gateAt } from './gate.mts';
import { finished } from './job.mts';
import { digitsOf } from './number.mts';

const OLDER = 240;
/** In the third page or so of ten. */
const IN_THE_MIDST = 70;
const STRANGERS = ['491601000001', '491601000002', '491601000003'];

/** Both live templates are published, and everybody goes on with their lives. */
export function livingTests(demo: () => Demo): void {
	let ids: readonly string[];
	const customer = (line: number) => demo().shop.customer(`gid://shopify/Customer/${ids[line]}`);
	const numberOf = (line: number) => digitsOf(simplePerson(line).customer.phone ?? '');
	const contact = (line: number) => demo().wati.contact(numberOf(line));

	/** Lines below 60 are in Wati by now, lines above 100 are not. */
	const meanwhile = async () => {
		const { shop, wati } = demo();
		const id = (line: number) => `gid://shopify/Customer/${ids[line]}`;
		shop.merchant.updateCustomer(id(4), { email: 'changed-before@example.com' });
		shop.merchant.updateCustomer(id(130), { email: 'changed-after@example.com' });
		shop.merchant.deleteCustomer(id(131));
		shop.merchant.mergeCustomers(id(132), id(133));
		shop.merchant.createCustomer(simplePerson(OLDER).customer);
		wati.agent.rename(numberOf(6), 'Zoe, as an agent calls her');
		wati.agent.setAllowCampaign(numberOf(8), false);
		await wati.people.write(numberOf(10), 'STOP');
		await wati.people.write(numberOf(134), 'STOP', { name: 'A customer' });
		await wati.people.write(numberOf(136), 'Hello', { name: 'Another customer' });
		for (const number of STRANGERS) await wati.people.write(number, 'Hello', { name: 'Guest' });
	};

	beforeAll(async () => {
		const { shop, n8n } = demo();
		await quiet(demo());
		// As if they had come before the sync: nobody hears of them.
		shop.webhooks.dropNext(2 * OLDER);
		ids = fill(shop, OLDER, simplePerson);
		const gate = gateAt(demo(), IN_THE_MIDST);
		const { end } = await startImport(demo(), 'Import');
		expect(end).toMatchObject({ kind: 'redirect' });
		await gate.reached;
		await meanwhile();
		gate.open();
		expect(await finished(n8n.rest)).toMatchObject({ state: 'completed', failed: 0 });
		await quiet(demo());
	});

	it('leaves each customer with one contact, and each contact with one customer', () => {
		const { shop, wati } = demo();
		const owners = wati.contacts().flatMap(({ params }) => params['shopify_customer_id'] ?? []);
		const withNumber = shop.customers().filter(({ phone }) => phone !== null);
		const contactsOf = withNumber.map(({ legacyId }) => {
			return owners.filter((owner) => owner === legacyId).length;
		});
		expect([...new Set(contactsOf)]).toEqual([1]);
		expect(new Set(owners).size).toBe(owners.length);
	});

	it('brings over what changed meanwhile, whether it had come by or not', () => {
		expect(contact(4)?.params['email']).toBe('changed-before@example.com');
		expect(contact(130)?.params['email']).toBe('changed-after@example.com');
		expect(contact(OLDER)).toMatchObject({ allowCampaign: true });
	});

	it('makes one customer of each stranger who writes', () => {
		const phones = demo()
			.shop.customers()
			.map(({ phone }) => phone);
		const counts = STRANGERS.map((number) => phones.filter((phone) => phone === `+${number}`));
		expect(counts.map(({ length }) => length)).toEqual([1, 1, 1]);
	});

	it.each([
		['in the contact, by an agent', 8],
		['with a message, by who was in Wati already', 10],
		['with a message, by who was not', 134],
	])('undoes no opt-out that came meanwhile %s', (_, line) => {
		expect(contact(line)).toMatchObject({ allowCampaign: false });
	});

	it('tells the shop of an opt-out that came with a message', () => {
		const states = [10, 134].map((line) => customer(line)?.consents.email.state);
		expect(states).toEqual(['UNSUBSCRIBED', 'UNSUBSCRIBED']);
	});

	it('leaves the name that an agent gave', () => {
		expect(contact(6)).toMatchObject({ name: 'Zoe, as an agent calls her' });
	});
}
