import type { INodeParameters } from 'n8n-workflow';
import { FREE, JANE, JANES } from '../support/people.mts';
import { inShort } from '../support/outcome.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();
const mapping = (parameters: INodeParameters) => ({
	edits: { 'Map Attributes': { parameters } },
});

it('makes the contact of a new customer, with e-mail, tags, consent and name', async () => {
	const world = await open();
	const outcome = await world.outcomeOf(() =>
		world.shopify.merchant.createCustomer({
			...JANE,
			tags: ['VIP', 'Big Spender'],
		}),
	);
	expect(inShort(outcome)).toBe('created customerNew');
	expect(world.contact(JANES)).toMatchObject({
		name: 'Jane Doe',
		params: {
			email: 'jane@example.com',
			tag_vip: 'true',
			tag_big_spender: 'true',
			shopify_marketing_consent: 'true',
		},
	});
});

describe('tags', () => {
	it.each([
		['false', 'false'],
		['empty', ''],
	])('a removed tag becomes %s when so set', async (tagRemoved, value) => {
		const world = await open(mapping({ tagRemoved }));
		const { id } = await world.synced({ ...JANE, tags: ['VIP', 'Gold'] });
		const outcome = await world.outcomeOf(() => world.shopify.merchant.removeTags(id, ['VIP']));
		expect(outcome).toMatchObject({
			action: 'updated',
			reason: 'customerChanged',
			changes: [{ field: 'tag: VIP', from: true, to: false }],
			problems: [],
		});
		expect(world.contact(JANES).params).toMatchObject({ tag_vip: value, tag_gold: 'true' });
	});

	it('an added tag becomes true, and one that comes back too', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		await world.outcomeOf(() => world.shopify.merchant.removeTags(id, ['VIP']));
		await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(world.contact(JANES).params.tag_vip).toBe('true');
	});

	it('two tags of one name are one attribute, false only when both are gone', async () => {
		const world = await open();
		const { id } = await world.synced({ ...JANE, tags: ['Big Spender', 'big-spender'] });
		const one = await world.outcomeOf(() => world.shopify.merchant.removeTags(id, ['Big Spender']));
		expect(one.changes).toEqual([]);
		expect(world.contact(JANES).params.tag_big_spender).toBe('true');
		await world.outcomeOf(() => world.shopify.merchant.removeTags(id, ['big-spender']));
		expect(world.contact(JANES).params.tag_big_spender).toBe('false');
	});

	it('two tags of one name are told', async () => {
		const world = await open();
		const outcome = await world.outcomeOf(() =>
			world.shopify.merchant.createCustomer({ ...JANE, tags: ['Big Spender', 'big-spender'] }),
		);
		expect(outcome.problems).toMatchObject([{ code: 'tagNameShared', field: 'big-spender' }]);
	});

	it('a tag never takes the name of a mapped attribute, and the refusal is told', async () => {
		const world = await open(mapping({ tagPrefix: '' }));
		const outcome = await world.outcomeOf(() =>
			world.shopify.merchant.createCustomer({ ...JANE, tags: ['Email', 'Name', 'Gold'] }),
		);
		expect(outcome.problems.map(({ code, field }) => [code, field])).toEqual([
			['tagNameReserved', 'Email'],
			['tagNameReserved', 'Name'],
		]);
		expect(world.contact(JANES).params).toMatchObject({ email: JANE.email, gold: 'true' });
		expect(world.contact(JANES).params).not.toHaveProperty('name');
	});

	it.each([
		['beyond the limit', { options: { maximumTags: 1 } }, 'tooManyTags'],
		['outside the include list', { options: { includeTags: 'Gold' } }, undefined],
		['on the exclude list', { options: { excludeTags: 'vip' } }, undefined],
		['while tags are not synced', { syncTags: false }, undefined],
	])('a tag %s is not written', async (_, parameters, code) => {
		const world = await open(mapping(parameters));
		const outcome = await world.outcomeOf(() =>
			world.shopify.merchant.createCustomer({ ...JANE, tags: ['Gold', 'VIP'] }),
		);
		expect(outcome.problems.map((one) => one.code)).toEqual(code ? [code] : []);
		expect(world.contact(JANES).params).not.toHaveProperty('tag_vip');
	});
});

describe('the phone number', () => {
	it('a customer without one is skipped, and nobody asks Wati', async () => {
		const world = await open();
		const outcome = await world.outcomeOf(() =>
			world.shopify.merchant.createCustomer({ ...JANE, phone: null }),
		);
		expect(inShort(outcome)).toBe('skipped noPhone noPhone');
		expect(world.watiCalls()).toEqual([]);
	});

	const address = (phone: string) => ({ ...JANE, phone: null, addresses: [{ phone }] });

	it.each([
		['invalid', '12345', 'DE'],
		['national, without a default country', '030 901820', ''],
	])('one that is %s is skipped as invalid', async (_, phone, defaultCountry) => {
		const world = await open(mapping({ defaultCountry, options: { addressPhone: true } }));
		const outcome = await world.outcomeOf(() =>
			world.shopify.merchant.createCustomer(address(phone)),
		);
		expect(inShort(outcome)).toBe('skipped phoneInvalid phoneInvalid');
		expect(world.wati.contacts()).toEqual([]);
	});

	it('a national one is read with the default country', async () => {
		const world = await open(mapping({ defaultCountry: 'de', options: { addressPhone: true } }));
		await world.outcomeOf(() => world.shopify.merchant.createCustomer(address('030 901820')));
		expect(world.contact('4930901820').name).toBe('Jane Doe');
	});

	it('that of the address is not taken unless that is set', async () => {
		const world = await open();
		const outcome = await world.outcomeOf(() =>
			world.shopify.merchant.createCustomer(address(FREE)),
		);
		expect(outcome.reason).toBe('noPhone');
	});

	it('an older national spelling finds the contact that WhatsApp knows', async () => {
		const world = await open();
		world.wati.agent.addContact({ number: '555181234567', name: 'Ana' });
		const outcome = await world.outcomeOf(() =>
			world.shopify.merchant.createCustomer({ ...JANE, phone: '+5551981234567' }),
		);
		expect(inShort(outcome)).toBe('updated firstLink');
		expect(world.wati.contacts()).toHaveLength(1);
	});
});

it('the name is written once, when the contact is made', async () => {
	const world = await open();
	const { id } = await world.synced(JANE);
	const outcome = await world.outcomeOf(() =>
		world.shopify.merchant.updateCustomer(id, { firstName: 'Janet' }),
	);
	expect(inShort(outcome)).toBe('unchanged alreadyInStep');
	expect(world.contact(JANES).name).toBe('Jane Doe');
});
