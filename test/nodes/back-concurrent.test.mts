import { backOnly, bothWays, OBEYS, type BothWays } from '../support/bothWays.mts';
import { JANE, JANES } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';
import type { WorldSettings } from '../support/worldSettings.mts';

const open = worldOpener();
const TWENTY = Array.from({ length: 20 }, (_, line) => line);
const numberOf = (line: number) => `141555501${String(10 + line)}`;

type Processes = NonNullable<WorldSettings['processes']>;
const PROCESSES: readonly Processes[] = ['twoInTurn', 'twoSideBySide'];

/** The shop's budget of queries is soon full again. */
const CALM: BothWays = { time: 'fast', wati: { switches: OBEYS } };

const opened = async (processes: Processes, settings: BothWays = {}) =>
	await open(bothWays({ processes, ...CALM, ...settings }));

const allAtOnce = async (world: World, from: (line: number) => string) => {
	await Promise.all(
		TWENTY.map(
			async (line) => await world.wati.people.write(from(line), `Hello ${line}`, { name: 'Ada' }),
		),
	);
	await world.settled();
};

describe.each(PROCESSES)('with n8n as %s', (processes) => {
	it('twenty messages of one new contact at once make one customer', async () => {
		const world = await open(backOnly({ processes, ...CALM }));
		await allAtOnce(world, () => numberOf(0));
		expect(world.customer()).toMatchObject({ phone: `+${numberOf(0)}`, firstName: 'Ada' });
		expect(world.contact(numberOf(0)).params.shopify_customer_id).toBe(world.customer().legacyId);
		expect(world.wati.contacts()).toHaveLength(1);
	});

	it('twenty new contacts at once make a customer each', async () => {
		const world = await open(backOnly({ processes, ...CALM, trigger: { quietSeconds: 60 } }));
		await allAtOnce(world, numberOf);
		const phones = world.shopify.customers().map(({ phone }) => phone);
		expect(phones.sort()).toEqual(TWENTY.map((line) => `+${numberOf(line)}`));
		for (const { legacyId, phone } of world.shopify.customers()) {
			expect(world.contact(phone ?? '').params.shopify_customer_id).toBe(legacyId);
		}
		expect(world.wati.contacts()).toHaveLength(20);
	});

	it('a contact who writes while the shop makes the customer ends as one pair', async () => {
		const world = await opened(processes);
		const writing = world.wati.people.write(JANES, 'Hello', { name: 'Jane' });
		const create = () => world.shopify.merchant.createCustomer(JANE);
		world.shopify.faults.add({ on: 'CreateCustomer', do: { kind: 'before', act: create } });
		await writing;
		await world.settled();
		await world.says(JANES, 'Hello again');
		expect(world.contact(JANES).params).toMatchObject({
			shopify_customer_id: world.customer().legacyId,
			email: JANE.email,
		});
		expect(world.wati.contacts()).toHaveLength(1);
	});
});

it('twenty contacts of one e-mail address at once make one customer, and the others are held', async () => {
	const world = await open(
		backOnly({ processes: 'twoInTurn', ...CALM, trigger: { events: ['message'] } }),
	);
	for (const line of TWENTY) {
		world.wati.agent.addContact({ number: numberOf(line), params: { email: 'ada@example.com' } });
	}
	await allAtOnce(world, numberOf);
	const { legacyId, phone } = world.customer();
	const linked = world.wati.contacts().filter(({ params }) => params.shopify_customer_id);
	expect(linked).toMatchObject([
		{ number: phone?.slice(1), params: { shopify_customer_id: legacyId } },
	]);
});

it('two processes side by side each hear a message, and what it changes is written once or equal', async () => {
	const world = await opened('twoSideBySide');
	const { id } = world.shopify.merchant.createCustomer(JANE);
	await world.settled();
	world.wati.agent.setAttribute(JANES, 'tag_vip', 'true');
	const ran = await world.backExecutionsOf(
		async () => await world.wati.people.write(JANES, 'Hello'),
	);
	expect(ran.map(({ status }) => status)).toEqual(['success', 'success']);
	expect(world.customer(id).tags).toEqual(['vip']);
	await world.backExecutionsOf(async () => await world.wati.people.write(JANES, 'Hello again'));
	expect(world.writes()).toEqual([]);
});

it('a message that comes to each of two processes within the quiet time begins one run in each', async () => {
	const world = await opened('twoInTurn', { trigger: { quietSeconds: 60 } });
	await world.says(JANES, 'Hello');
	const texts = ['One', 'Two', 'Three'];
	const ran = await world.backExecutionsOf(async () => {
		for (const text of texts) await world.wati.people.write(JANES, text);
	});
	expect(ran.length).toBeLessThanOrEqual(1);
	expect(world.writes()).toEqual([]);
});
