import type { Demo } from '../../sandbox/demo/index.mts';
import { quietTimeIsOver } from '../../sandbox/demo/message.mts';
import { quiet } from '../../sandbox/demo/quiet.mts';
import { sinceNow } from '../../sandbox/demo/runsBegun.mts';

const CROWD = Array.from({ length: 20 }, (_, index) => `1415555${String(1200 + index)}`);
const AGAIN = '14155551301';
const STOPPER = '14155551302';
const SLOW = '14155551303';
const BOTH_SIDES = Array.from({ length: 5 }, (_, index) => `1415555${String(1400 + index)}`);

/** People, and deliveries, that come at the same moment. */
export function crowdTests(demo: () => Demo): void {
	const customersOf = (number: string) =>
		demo()
			.shop.customers()
			.filter(({ phone }) => phone === `+${number}`);
	const linkOf = (number: string) => demo().wati.contact(number)?.params['shopify_customer_id'];

	/** Each has one customer, and the contact is linked to it. */
	const expectOneEach = (numbers: readonly string[]) => {
		const customers = numbers.map((number) => customersOf(number).map(({ legacyId }) => legacyId));
		expect(customers).toEqual(numbers.map((number) => [linkOf(number)]));
	};

	it('makes twenty customers of twenty strangers', async () => {
		const before = demo().shop.customers().length;
		await Promise.all(
			CROWD.map(
				async (number, index) =>
					await demo().wati.people.write(number, 'Hello', { name: `Guest ${index}` }),
			),
		);
		await quiet(demo());
		expectOneEach(CROWD);
		expect(demo().shop.customers()).toHaveLength(before + CROWD.length);
	});

	it('makes one customer of a stranger whose message is delivered twenty times', async () => {
		const { wati } = demo();
		const since = await sinceNow(demo(), 'watiToShopify');
		wati.agent.addContact({ number: AGAIN, name: 'Rae Again' });
		const example = wati.webhooks.deliveries.findLast(({ eventType }) => eventType === 'message');
		const id = 'a'.repeat(24);
		const body = {
			...(example?.body as object),
			id,
			whatsappMessageId: `wamid.${id}`,
			waId: AGAIN,
		};
		await Promise.all(CROWD.map(async () => await wati.webhooks.deliver('message', body)));
		await quiet(demo());
		expectOneEach([AGAIN]);
		expect(await since()).toHaveLength(1);
	});

	it('makes one customer, not subscribed, of a stranger whose first word is STOP', async () => {
		await demo().wati.people.write(STOPPER, 'STOP', { name: 'Ida Stopp' });
		await quiet(demo());
		expectOneEach([STOPPER]);
		expect(demo().wati.contact(STOPPER)).toMatchObject({ allowCampaign: false });
		expect(customersOf(STOPPER)[0]?.consents.email.state).not.toBe('SUBSCRIBED');
	});

	it('takes no lowering of its own for an opt-out where Wati is slow', async () => {
		const { shop, wati } = demo();
		shop.webhooks.dropNext(2);
		shop.merchant.createCustomer({ firstName: 'Sam', phone: `+${SLOW}` });
		wati.agent.addContact({ number: SLOW, name: 'Sam', params: { email: 'sam@example.com' } });
		// The shop's echo begins a run of the other workflow before this one has noted the link.
		wati.faults.add({ on: { method: 'PUT' }, do: { kind: 'delay', ms: 2000 } });
		await wati.people.write(SLOW, 'Hello');
		await quiet(demo());
		await quietTimeIsOver();
		await wati.people.write(SLOW, 'Is anybody there?');
		await quiet(demo());
		expectOneEach([SLOW]);
		expect(customersOf(SLOW)[0]?.consents.email.state).toBe('NOT_SUBSCRIBED');
	});

	it('makes one customer of who writes while the shop enters them', async () => {
		const { shop, wati } = demo();
		const contactsBefore = wati.contacts().length;
		await Promise.all(
			BOTH_SIDES.map(async (number, index) => {
				const writing = wati.people.write(number, 'Hello', { name: `Both ${index}` });
				const email = `both${index}@example.com`;
				shop.merchant.createCustomer({ firstName: 'Both', phone: `+${number}`, email });
				await writing;
			}),
		);
		await quiet(demo());
		expectOneEach(BOTH_SIDES);
		expect(wati.contacts()).toHaveLength(contactsBefore + BOTH_SIDES.length);
		const emails = BOTH_SIDES.map((number) => wati.contact(number)?.params['email']);
		expect(emails).toEqual(BOTH_SIDES.map((_, index) => `both${index}@example.com`));
	});
}
