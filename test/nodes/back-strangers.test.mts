import { backOnly, bothWays, OBEYS } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();
const ADAS = '14155550123';

/** A contact that an agent added before the person ever wrote. */
const ADA = {
	number: ADAS,
	name: 'Ada Lovelace',
	params: { email: 'ada@example.com', tag_vip: 'true', tag_gold: 'false', city: 'London' },
};

describe('a stranger who writes', () => {
	it('becomes a customer with name and number, and is not subscribed without an e-mail', async () => {
		const world = await open(backOnly());
		const outcome = await world.says(ADAS, 'Hello', { name: 'Ada Lovelace' });
		expect(inShort(outcome)).toBe('created contactNew');
		const customer = world.customer();
		expect(customer).toMatchObject({
			firstName: 'Ada',
			lastName: 'Lovelace',
			phone: `+${ADAS}`,
			email: null,
			tags: [],
			consents: { email: { state: 'NOT_SUBSCRIBED' } },
		});
		expect(outcome.customer?.id).toBe(customer.legacyId);
		expect(world.contact(ADAS).params.shopify_customer_id).toBe(customer.legacyId);
	});

	it('becomes a customer with e-mail and the tags that are true, subscribed to e-mail', async () => {
		const world = await open(backOnly());
		world.wati.agent.addContact(ADA);
		expect(inShort(await world.says(ADAS, 'Hello'))).toBe('created contactNew');
		expect(world.customer()).toMatchObject({
			email: 'ada@example.com',
			tags: ['vip'],
			consents: {
				email: { state: 'SUBSCRIBED', optInLevel: 'SINGLE_OPT_IN' },
				sms: { state: 'NOT_SUBSCRIBED' },
				whatsApp: { state: 'NOT_SUBSCRIBED' },
			},
		});
		expect(world.contact(ADAS).params).toMatchObject({
			...ADA.params,
			shopify_marketing_consent: 'true',
		});
	});

	it('costs two calls to Wati and two requests to Shopify, and once known one and one', async () => {
		const world = await open(backOnly({ trigger: { events: ['message'] } }));
		await world.says('14155550124', 'Signs in to Shopify');
		await world.says(ADAS, 'Hello', { name: 'Ada' });
		expect(world.shopifyRequests()).toEqual(['FindCustomers', 'CreateCustomer']);
		expect(world.watiCalls()).toEqual([`GET /contacts/${ADAS}`, 'PUT /contacts']);
		expect(inShort(await world.says(ADAS, 'Hello again'))).toBe('unchanged alreadyInStep');
		expect(world.shopifyRequests()).toEqual(['FindCustomers']);
		expect(world.watiCalls()).toEqual([`GET /contacts/${ADAS}`]);
	});

	it.each([
		['the setting is off', {}, 'Hello', { map: { subscribeNew: false } }],
		['campaigns are not allowed on the contact', { allowCampaign: false }, 'Hello', {}],
		['the first word is STOP', {}, 'STOP', {}],
		[
			'the first word is STOP, and Wati makes nothing of it',
			{},
			'STOP',
			{ wati: { switches: { unsubscribeRule: 'off' } } },
		],
		[
			'the first word is STOP, and Wati heeds it after the webhooks',
			{},
			'STOP',
			{ wati: { switches: { unsubscribeRuleWhen: 'afterWebhooks' } } },
		],
	] as const)('is not subscribed where %s', async (_, draft, text, settings) => {
		const world = await open(backOnly(settings));
		world.wati.agent.addContact({ ...ADA, ...draft });
		expect((await world.says(ADAS, text)).action).toBe('created');
		expect(world.customer().consents.email.state).not.toBe('SUBSCRIBED');
		const again = await world.says(ADAS, 'Hello again');
		expect(again.changes.filter(({ side }) => side === 'customer')).toEqual([]);
		expect(world.customer().consents.email.state).not.toBe('SUBSCRIBED');
	});

	it.each([
		['the name is the number', `+${ADAS}`, null, null],
		['the name is another number', '415 555 0123', null, null],
		['the name is an e-mail address', 'ada@example.com', null, null],
		['the name is symbols alone', '🌸🌸', null, null],
		['the name has symbols', '🌸 Ada 👩🏽‍💻 Lovelace 🇬🇧', 'Ada', 'Lovelace'],
		['the name is one word', 'Ada', 'Ada', null],
		['the name has three words', 'Ada King Lovelace', 'Ada', 'King Lovelace'],
		['the name is in another script', '山田 太郎', '山田', '太郎'],
	])('takes from the name what is one: %s', async (_, name, firstName, lastName) => {
		const world = await open(backOnly());
		await world.says(ADAS, 'Hello', { name });
		expect(world.customer()).toMatchObject({ firstName, lastName, phone: `+${ADAS}` });
	});

	it('has no name where names are not to be filled in', async () => {
		const world = await open(backOnly({ map: { fillName: false } }));
		await world.says(ADAS, 'Hello', { name: 'Ada Lovelace' });
		expect(world.customer()).toMatchObject({ firstName: null, lastName: null });
	});

	it.each([
		['hides the number', 'US.123124141512', 'held noNumber noNumber'],
		[
			'writes from a number that cannot be valid',
			'15555550123',
			'skipped phoneInvalid phoneInvalid',
		],
	])('who %s becomes no customer, and is told of', async (_, from, told) => {
		const world = await open(backOnly());
		expect(inShort(await world.says(from, 'Hello', { name: 'Ada' }))).toBe(told);
		expect(world.shopify.customers()).toEqual([]);
		expect(world.writes()).toEqual([]);
	});
});

it('a stranger’s customer makes no second contact and no second write', async () => {
	const world = await open(bothWays({ wati: { switches: OBEYS } }));
	world.wati.agent.addContact(ADA);
	await world.says(ADAS, 'Hello');
	expect(world.writes()).toEqual(['CreateCustomer', 'PUT /contacts']);
	await world.says(ADAS, 'Hello again');
	expect(world.writes()).toEqual([]);
	expect(world.wati.contacts()).toHaveLength(1);
});
