import type { ShopifySwitches } from '../../sandbox/shopify/index.mts';
import { backOnly } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { FREE, FREES, JANE, JANES, JOHN } from '../support/people.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();
const EMAIL = { params: { email: 'jane@example.com' } };

describe('the customer of a contact', () => {
	it('is found by the number, and what is missing on either side is filled in', async () => {
		const world = await open(backOnly());
		const { firstName: _, lastName: __, ...nameless } = JANE;
		const jane = world.shopify.merchant.createCustomer({ ...nameless, tags: ['VIP'] });
		const outcome = await world.says(JANES, 'Hello', { name: 'Jane Doe' });
		expect(inShort(outcome)).toBe('updated firstLink');
		expect(world.customer()).toMatchObject({
			id: jane.id,
			firstName: 'Jane',
			lastName: 'Doe',
			email: JANE.email,
			tags: ['VIP'],
			consents: { email: { state: 'SUBSCRIBED' } },
		});
		expect(world.contact(JANES).params).toMatchObject({
			email: JANE.email,
			tag_vip: 'true',
			shopify_customer_id: jane.legacyId,
			shopify_marketing_consent: 'true',
		});
		expect(outcome.changes.map(({ side, field }) => `${side} ${field}`).sort()).toEqual([
			'contact email',
			'contact shopify_marketing_consent',
			'contact tag: VIP',
			'customer firstName',
			'customer lastName',
		]);
	});

	it('keeps a name and an e-mail address that it has; both sides stay as they are', async () => {
		const world = await open(backOnly());
		world.shopify.merchant.createCustomer(JANE);
		world.wati.agent.addContact({
			number: JANES,
			name: 'Janie',
			params: { email: 'j@wati.example' },
		});
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('updated firstLink bothStay');
		expect(world.customer()).toMatchObject({ firstName: 'Jane', email: JANE.email });
		expect(world.contact(JANES).params.email).toBe('j@wati.example');
		expect(inShort(await world.says(JANES, 'Hello again'))).toBe('unchanged alreadyInStep');
	});

	describe.each<ShopifySwitches['unknownPhoneIdentifier']>(['null', 'error'])(
		'where a look-up by no valid number answers %s',
		(unknownPhoneIdentifier) => {
			it.each([
				['Brazil, with the ninth digit in Shopify', '+5551981234567', '555181234567'],
				['Brazil, with the ninth digit in Wati', '+555134567890', '555134567890'],
				['Mexico, with 521 in Wati', '+525512345678', '5215512345678'],
				['Argentina, with 549 in Shopify', '+5491123456789', '541123456789'],
				['Argentina, with 549 in Wati', '+541123456789', '5491123456789'],
			])('is found by another spelling of the line: %s', async (_, phone, number) => {
				const world = await open(backOnly({ shopify: { switches: { unknownPhoneIdentifier } } }));
				world.shopify.merchant.createCustomer({ ...JANE, phone });
				expect(inShort(await world.says(number, 'Hello'))).toBe('updated firstLink');
				expect(world.customer().phone).toBe(phone);
			});

			it.each([
				['555181234567', '+5551981234567'],
				['5215512345678', '+525512345678'],
			])('and a new one of %s is made under the number that is valid', async (number, phone) => {
				const world = await open(backOnly({ shopify: { switches: { unknownPhoneIdentifier } } }));
				await world.says(number, 'Hello', { name: 'Ana' });
				expect(world.customer().phone).toBe(phone);
				expect((await world.says(number, 'Hello again')).action).toBe('unchanged');
			});
		},
	);

	it.each([
		['as it is written', 'jane@example.com'],
		['in capitals', 'JANE@Example.com'],
		['with white space around it', ' jane@example.com '],
	])('is found by the e-mail address, %s, and gets the number that it lacks', async (_, email) => {
		const world = await open(backOnly());
		world.shopify.merchant.createCustomer({ ...JANE, phone: null });
		world.wati.agent.addContact({ number: FREES, params: { email } });
		const outcome = await world.says(FREES, 'Hello');
		expect(inShort(outcome)).toBe('updated firstLink');
		expect(world.customer()).toMatchObject({ phone: FREE, email: JANE.email });
		expect(outcome.changes).toContainEqual({
			side: 'customer',
			field: 'phone',
			from: null,
			to: FREE,
		});
		expect((await world.says(FREES, 'Hello again')).action).toBe('unchanged');
	});

	it('is found by the link first, wherever the number went', async () => {
		const world = await open(backOnly());
		const { id } = world.shopify.merchant.createCustomer(JANE);
		await world.says(JANES, 'Hello');
		world.shopify.merchant.updateCustomer(id, { phone: FREE });
		world.wati.agent.setAttribute(JANES, 'tag_vip', 'true');
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('updated contactChanged');
		expect(world.customer(id)).toMatchObject({ phone: FREE, tags: ['vip'] });
	});

	it('is looked for anew when the linked one was deleted, and made anew if there is none', async () => {
		const world = await open(backOnly());
		const { id } = world.shopify.merchant.createCustomer(JANE);
		await world.says(JANES, 'Hello', { name: 'Jane Doe' });
		world.shopify.merchant.deleteCustomer(id);
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('created contactNew linkedCustomerGone');
		const made = world.customer();
		expect(made).toMatchObject({ phone: JANE.phone, email: JANE.email });
		expect(world.contact(JANES).params.shopify_customer_id).toBe(made.legacyId);
		expect((await world.says(JANES, 'Hello')).action).toBe('unchanged');
	});
});

describe('is held, told to a person, and nothing is written, where', () => {
	it('the customer of the e-mail address has another number', async () => {
		const world = await open(backOnly());
		world.shopify.merchant.createCustomer(JANE);
		world.wati.agent.addContact({ number: FREES, ...EMAIL });
		await world.backExecutionsOf(async () => await world.wati.people.write(FREES, 'Hello'));
		expect(world.failures).toMatchObject([
			{ action: 'held', reason: 'otherPhone', contact: FREES, state: 'needsPerson' },
		]);
		expect(world.writes()).toEqual([]);
	});

	it.each([
		['number and e-mail', 'nobody', EMAIL.params],
		['number and e-mail, though the link agrees with one', 'jane', EMAIL.params],
		['link and number', 'john', {}],
	] as const)('%s lead to two customers, who are both named', async (_, link, attributes) => {
		const world = await open(backOnly());
		const jane = world.shopify.merchant.createCustomer({ ...JANE, email: 'other@example.com' });
		const john = world.shopify.merchant.createCustomer({ ...JOHN, email: 'jane@example.com' });
		const linked = { jane: jane.legacyId, john: john.legacyId, nobody: '' }[link];
		const params = { ...attributes, shopify_customer_id: linked };
		world.wati.agent.addContact({ number: JANES, params });
		const [execution] = await world.backExecutionsOf(
			async () => await world.wati.people.write(JANES, 'Hello'),
		);
		expect(execution?.items('Match Contact', 2)[0]?.json.match).toMatchObject({
			status: 'conflict',
			reason: 'identityConflict',
			candidates: expect.arrayContaining([
				expect.objectContaining({ id: jane.id }),
				expect.objectContaining({ id: john.id }),
			]),
		});
		expect(world.failures).toMatchObject([{ action: 'held', contact: JANES }]);
		expect(world.writes()).toEqual([]);
	});

	it('two customers have the address in two spellings, as in old shops', async () => {
		const world = await open(backOnly());
		const { merchant } = world.shopify;
		merchant.createCustomer({ ...JANE, phone: null });
		merchant.createCustomer(
			{ ...JOHN, email: 'Jane@Example.com', phone: null },
			{ legacyDuplicateEmail: true },
		);
		world.wati.agent.addContact({ number: FREES, params: { email: 'Jane@Example.com' } });
		expect(inShort(await world.says(FREES, 'Hello'))).toBe('held severalCustomers');
		expect(world.writes()).toEqual([]);
	});

	it('WhatsApp hides the number', async () => {
		const world = await open(backOnly());
		const bsuid = 'US.123124141512';
		world.wati.agent.addContact({ bsuid, ...EMAIL });
		world.shopify.merchant.createCustomer(JANE);
		expect(inShort(await world.says(bsuid, 'Hello'))).toBe('held noNumber noNumber');
		expect(world.writes()).toEqual([]);
	});
});
