import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { graphql, manualClock } from './shopifyClient.mts';

const clock = manualClock();
let sandbox: ShopifySandbox;
beforeEach(async () => {
	sandbox = await startShopify({ clock });
});
afterEach(async () => {
	await sandbox.close();
});

const FIELDS = `id updatedAt createdAt firstName lastName note tags locale
	defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }
	defaultPhoneNumber { phoneNumber marketingState whatsAppMarketingConsent { state } }`;
const payload = `{ customer { ${FIELDS} } userErrors { field message } }`;
const create = async (input: unknown) =>
	await graphql(
		sandbox,
		`mutation ($input: CustomerInput!) { customerCreate(input: $input) ${payload} }`,
		{ input },
	);
const update = async (input: unknown) =>
	await graphql(
		sandbox,
		`mutation ($input: CustomerInput!) { customerUpdate(input: $input) ${payload} }`,
		{ input },
	);
const find = async (identifier: unknown) =>
	await graphql(
		sandbox,
		'query ($i: CustomerIdentifierInput!) { customerByIdentifier(identifier: $i) { id } }',
		{ i: identifier },
	);

it('starts a customer as nobody was asked: not subscribed, yet with a single opt-in level', async () => {
	const made = await create({ email: 'ada@example.com', phone: '+16134505293' });
	expect(made.at('data.customerCreate.customer')).toMatchObject({
		locale: 'en',
		tags: [],
		defaultEmailAddress: {
			marketingState: 'NOT_SUBSCRIBED',
			marketingOptInLevel: 'SINGLE_OPT_IN',
			marketingUpdatedAt: null,
		},
		defaultPhoneNumber: {
			marketingState: 'NOT_SUBSCRIBED',
			whatsAppMarketingConsent: { state: 'NEVER_SUBSCRIBED' },
		},
	});
});

describe('uniqueness', () => {
	beforeEach(() => {
		sandbox.merchant.createCustomer({ email: 'Ada@Example.com', phone: '+16134505293' });
	});

	it.each([
		['an e-mail in other letters', { email: ' ada@example.COM ' }, 'email', 'Email'],
		['a phone in other dress', { phone: '+1 (613) 450-5293' }, 'phone', 'Phone'],
		['a phone in bare digits', { phone: '6134505293' }, 'phone', 'Phone'],
	])('refuses %s at once', async (_, input, field, label) => {
		expect((await create(input)).at('data.customerCreate')).toEqual({
			customer: null,
			userErrors: [{ field: [field], message: `${label} has already been taken` }],
		});
	});

	it('reports both when both are taken, and takes neither', async () => {
		const { id } = sandbox.merchant.createCustomer({ firstName: 'Bob' });
		const refused = await update({ id, email: 'ada@example.com', phone: '+16134505293' });
		expect(refused.at('data.customerUpdate.userErrors')).toHaveLength(2);
		expect(sandbox.customer(id)).toMatchObject({ email: null, phone: null });
	});

	it('frees an address when its customer is deleted', async () => {
		const [owner] = sandbox.customers();
		sandbox.merchant.deleteCustomer(owner?.id ?? '');
		expect(
			(await create({ email: 'ada@example.com' })).at('data.customerCreate.userErrors'),
		).toEqual([]);
	});
});

it.each([
	['+1 (613) 450-5293', 'US', '+16134505293'],
	['6134505293', 'US', '+16134505293'],
	['0151 23456789', 'DE', '+4915123456789'],
	['+49 151 23456789', 'US', '+4915123456789'],
	['   ', 'US', null],
])('stores the phone %j of a shop in %s as %j', async (phone, shopCountry, stored) => {
	sandbox.options.shopCountry = shopCountry;
	await create({ firstName: 'Ada', phone });
	expect(sandbox.customers()[0]?.phone).toBe(stored);
});

it('reads bare digits by the country of the address before that of the shop', async () => {
	await create({ phone: '0151 23456789', addresses: [{ countryCode: 'DE' }] });
	expect(sandbox.customers()[0]?.phone).toBe('+4915123456789');
});

it.each([
	[{ phone: '12' }, 'phone', 'Phone is invalid'],
	[{ phone: '4915123456789' }, 'phone', 'Phone is invalid'],
	[{ phone: '1'.repeat(256) }, 'phone', 'Phone is too long (maximum is 255 characters)'],
	[{ email: 'ada' }, 'email', 'Email is invalid'],
	[{ email: 'ada@example' }, 'email', 'Email is invalid'],
	[{ firstName: 'Ada', locale: 'klingon!' }, 'locale', 'Locale is invalid'],
	[
		{ firstName: 'Ada', tags: ['x'.repeat(256)] },
		'tags',
		'Tags is too long (maximum is 255 characters)',
	],
	[
		{ firstName: 'Ada', tags: Array.from({ length: 251 }, (_, index) => `t${index}`) },
		'tags',
		'Tags cannot be more than 250',
	],
	[
		{ firstName: 'x'.repeat(256) },
		'firstName',
		'First name is too long (maximum is 255 characters)',
	],
	[
		{ firstName: 'A', note: 'x'.repeat(5001) },
		'note',
		'Note is too long (maximum is 5000 characters)',
	],
	[{ firstName: 'A', id: 'gid://shopify/Customer/1' }, 'id', 'Cannot specify ID on creation'],
])('refuses %j for its %s', async (input, field, message) => {
	expect((await create(input)).at('data.customerCreate')).toEqual({
		customer: null,
		userErrors: [{ field: [field], message }],
	});
});

it.each([{}, { note: 'nobody' }, { firstName: '  ', email: '' }])(
	'refuses %j: somebody must be there',
	async (input) => {
		expect((await create(input)).at('data.customerCreate.userErrors')).toEqual([
			{ field: null, message: 'A name, phone number, or email address must be present' },
		]);
	},
);

it('turns blanks into null and leaves alone what it was not told about', async () => {
	const { id } = sandbox.merchant.createCustomer({
		firstName: 'Ada',
		lastName: 'L',
		email: 'ada@example.com',
		tags: ['VIP'],
	});
	await update({ id, lastName: ' ' });
	expect(sandbox.customer(id)).toMatchObject({
		firstName: 'Ada',
		lastName: null,
		email: 'ada@example.com',
		tags: ['VIP'],
	});
});

it('finds by identifier at once, whatever the spelling', async () => {
	const { id } = sandbox.merchant.createCustomer({
		email: 'ada@example.com',
		phone: '+16134505293',
	});
	for (const identifier of [
		{ emailAddress: ' ADA@example.com' },
		{ phoneNumber: '+1 613 450 5293' },
		{ id },
	]) {
		expect((await find(identifier)).at('data.customerByIdentifier')).toEqual({ id });
	}
	expect((await find({ phoneNumber: '+16134505294' })).at('data')).toEqual({
		customerByIdentifier: null,
	});
});

it.each([
	['two identifiers', { emailAddress: 'a@b.co', phoneNumber: '+16134505293' }],
	['none', {}],
	['an empty one', { emailAddress: null }],
])('refuses %s in a look-up that wants exactly one', async (_, identifier) => {
	expect((await find(identifier)).at('errors.0.extensions.code')).toBe('INVALID_VARIABLE');
});

it.each([
	['123', "Invalid global id '123'"],
	['gid://shopify/Order/1', 'Invalid id: gid://shopify/Order/1'],
])('refuses the id %j', async (id, message) => {
	const answer = await graphql(sandbox, 'query ($id: ID!) { customer(id: $id) { id } }', { id });
	expect(answer.at('errors.0.message')).toBe(message);
});

it('calls a deleted or unknown customer non-existent', async () => {
	const { id } = sandbox.merchant.createCustomer({ firstName: 'Ada' });
	sandbox.merchant.deleteCustomer(id);
	expect((await update({ id, firstName: 'B' })).at('data.customerUpdate.userErrors')).toEqual([
		{ field: ['id'], message: 'Customer does not exist' },
	]);
});

it('does not delete somebody who has bought', async () => {
	const { id } = sandbox.merchant.createCustomer({ firstName: 'Ada', numberOfOrders: 1 });
	const answer = await graphql(
		sandbox,
		'mutation ($id: ID!) { customerDelete(input: { id: $id }) { deletedCustomerId userErrors { message } } }',
		{ id },
	);
	expect(answer.at('data.customerDelete')).toEqual({
		deletedCustomerId: null,
		userErrors: [{ message: 'Customer can’t be deleted because they have associated orders' }],
	});
});

it('has no finer times than a second', async () => {
	await clock.advance(1);
	const made = await create({ firstName: 'Ada' });
	const id = made.at('data.customerCreate.customer.id');
	const first = made.at('data.customerCreate.customer.updatedAt');
	expect(first).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
	const again = await update({ id, firstName: 'Bob' });
	expect(again.at('data.customerUpdate.customer.updatedAt')).toBe(first);
	await clock.advance(1000);
	const later = await update({ id, firstName: 'Cid' });
	expect(later.at('data.customerUpdate.customer.updatedAt')).not.toBe(first);
});

it('has no code in the user errors of customerCreate', async () => {
	const answer = await graphql(
		sandbox,
		'mutation { customerCreate(input: {}) { userErrors { code } } }',
	);
	expect(answer.at('errors.0.extensions')).toMatchObject({
		code: 'undefinedField',
		typeName: 'UserError',
		fieldName: 'code',
	});
});

describe('tags', () => {
	const change = async (mutation: string, id: string, tags: readonly string[]) =>
		await graphql(
			sandbox,
			`mutation ($id: ID!, $tags: [String!]!) {
				${mutation}(id: $id, tags: $tags) {
					node { ... on Customer { tags } } userErrors { field message }
				}
			}`,
			{ id, tags },
		);

	it('are split, trimmed, deduplicated and sorted without regard to case', async () => {
		const { id } = sandbox.merchant.createCustomer({ firstName: 'Ada', tags: ['Red'] });
		const added = await change('tagsAdd', id, ['b, a', ' RED ', '', 'B']);
		expect(added.at('data.tagsAdd.node.tags')).toEqual(['a', 'b', 'Red']);
	});

	it('keep the first spelling of the shop', async () => {
		sandbox.merchant.createCustomer({ firstName: 'Ada', tags: ['a'] });
		const { id } = sandbox.merchant.createCustomer({ firstName: 'Bob' });
		const added = await change('tagsAdd', id, ['A']);
		expect(added.at('data.tagsAdd.node.tags')).toEqual(['a']);
	});

	it('are removed without regard to case', async () => {
		const { id } = sandbox.merchant.createCustomer({ firstName: 'Ada', tags: ['Red', 'blue'] });
		const removed = await change('tagsRemove', id, ['red']);
		expect(removed.at('data.tagsRemove.node.tags')).toEqual(['blue']);
	});

	it('of a missing customer are refused', async () => {
		const refused = await change('tagsAdd', 'gid://shopify/Customer/1', ['a']);
		expect(refused.at('data.tagsAdd')).toEqual({
			node: null,
			userErrors: [{ field: ['id'], message: 'Customer does not exist' }],
		});
	});

	it('are replaced as a whole by customerUpdate', async () => {
		const { id } = sandbox.merchant.createCustomer({ firstName: 'Ada', tags: ['a', 'b'] });
		await update({ id, tags: ['c'] });
		expect(sandbox.customer(id)?.tags).toEqual(['c']);
	});
});
