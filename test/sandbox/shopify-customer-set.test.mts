import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { graphql, manualClock } from './shopifyClient.mts';

let sandbox: ShopifySandbox;
let id: string;
beforeEach(async () => {
	sandbox = await startShopify({ clock: manualClock() });
	({ id } = sandbox.merchant.createCustomer({
		firstName: 'Ada',
		email: 'ada@example.com',
		phone: '+16134505293',
		tags: ['a', 'b'],
		addresses: [{ city: 'Ottawa', countryCode: 'CA' }],
	}));
});
afterEach(async () => {
	await sandbox.close();
});

const set = async (identifier: unknown, input: unknown) =>
	await graphql(
		sandbox,
		`
			mutation ($identifier: CustomerSetIdentifiers, $input: CustomerSetInput!) {
				customerSet(identifier: $identifier, input: $input) {
					customer {
						id
					}
					userErrors {
						code
						field
						message
					}
				}
			}
		`,
		{ identifier, input },
	);

it.each([
	['e-mail', { email: 'ADA@example.com' }, { email: 'ada@example.com', lastName: 'L' }],
	['phone', { phone: '+1 613 450 5293' }, { phone: '+16134505293', lastName: 'L' }],
])('updates whom the %s names', async (_, identifier, input) => {
	expect((await set(identifier, input)).at('data.customerSet.customer')).toEqual({ id });
	expect(sandbox.customer(id)).toMatchObject({ firstName: 'Ada', lastName: 'L' });
});

it('creates whom nobody knows', async () => {
	await set({ email: 'bob@example.com' }, { email: 'bob@example.com' });
	expect(sandbox.customers()).toHaveLength(2);
});

it.each([
	['without the value', { email: 'x@example.com' }, {}, 'MISSING_FIELD_REQUIRED'],
	['with another value', { email: 'x@example.com' }, { email: 'y@example.com' }, 'INPUT_MISMATCH'],
	['of an unknown id', { id: 'gid://shopify/Customer/1' }, { firstName: 'X' }, 'NOT_FOUND'],
	[
		'with an id twice',
		{ id: 'gid://shopify/Customer/1' },
		{ id: 'gid://shopify/Customer/1' },
		'ID_NOT_ALLOWED',
	],
])('refuses an upsert %s', async (_, identifier, input, code) => {
	expect((await set(identifier, input)).at('data.customerSet')).toMatchObject({
		customer: null,
		userErrors: [{ code }],
	});
	expect(sandbox.customers()).toHaveLength(1);
});

it.each(['TAKEN', null] as const)(
	'says "taken" with the code %j, as the switch says',
	async (code) => {
		sandbox.options.switches.customerSetTakenCode = code;
		expect(
			(await set(null, { email: 'ada@example.com' })).at('data.customerSet.userErrors'),
		).toEqual([{ code, field: ['input', 'email'], message: 'Email has already been taken' }]);
	},
);

it('names the input when nobody is in it', async () => {
	expect((await set(null, {})).at('data.customerSet.userErrors')).toMatchObject([
		{ field: ['input'], message: 'A name, phone number, or email address must be present' },
	]);
});

it('replaces lists, and leaves alone what is absent or null', async () => {
	await set({ id }, { tags: ['c'], addresses: null });
	expect(sandbox.customer(id)).toMatchObject({ tags: ['c'], addresses: [{ city: 'Ottawa' }] });
	await set({ id }, { addresses: [] });
	expect(sandbox.customer(id)).toMatchObject({ tags: ['c'], addresses: [] });
});

describe('by a custom id', () => {
	const customId = { namespace: 'wati', key: 'contact', value: '42' };
	const define = async () =>
		await graphql(
			sandbox,
			`
				mutation {
					metafieldDefinitionCreate(
						definition: {
							name: "Contact"
							namespace: "wati"
							key: "contact"
							type: "id"
							ownerType: CUSTOMER
						}
					) {
						createdDefinition {
							id
						}
						userErrors {
							code
							message
						}
					}
				}
			`,
		);

	it('needs a definition of type id', async () => {
		expect((await set({ customId }, { firstName: 'Bob' })).at('errors.0')).toMatchObject({
			message: "Metafield definition of type 'id' is required when using custom ids.",
			extensions: { code: 'NOT_FOUND' },
		});
	});

	it('creates once and then updates', async () => {
		await define();
		const first = await set({ customId }, { firstName: 'Bob' });
		const second = await set({ customId }, { firstName: 'Rob' });
		expect(second.at('data.customerSet.customer.id')).toBe(
			first.at('data.customerSet.customer.id'),
		);
		expect(sandbox.customers()).toHaveLength(2);
	});

	it('has one definition a key', async () => {
		await define();
		const again = await define();
		expect(again.at('data.metafieldDefinitionCreate.userErrors.0.code')).toBe('TAKEN');
	});
});
