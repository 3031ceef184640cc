import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { graphql } from './shopifyClient.mts';

let sandbox: ShopifySandbox;
beforeEach(async () => {
	sandbox = await startShopify();
});
afterEach(async () => {
	await sandbox.close();
});

const find = async (identifier: Readonly<Record<string, string>>) =>
	await graphql(
		sandbox,
		'query ($i: CustomerIdentifierInput!) { customerByIdentifier(identifier: $i) { id } }',
		{ i: identifier },
	);

describe('e-mails of old shops that differ in capital letters only', () => {
	const TAKEN = [{ field: ['email'], message: 'Email has already been taken' }];
	let oldest: string;
	let second: string;
	beforeEach(() => {
		const legacyDuplicateEmail = true;
		const { merchant } = sandbox;
		({ id: oldest } = merchant.createCustomer({ email: 'Ada@example.com' }));
		({ id: second } = merchant.createCustomer(
			{ email: 'ada@example.com', firstName: 'Second' },
			{ legacyDuplicateEmail },
		));
	});

	const write = async (mutation: string, input: unknown) =>
		(
			await graphql(
				sandbox,
				`mutation ($input: CustomerInput!) {
					result: ${mutation}(input: $input) { userErrors { field message } }
				}`,
				{ input },
			)
		).at('data.result.userErrors');

	it.each([
		['Ada@example.com', () => oldest],
		[' ada@example.com ', () => second],
		['ADA@example.com', () => oldest],
	])('a look-up by %j finds the exact spelling, else the oldest', async (emailAddress, whom) => {
		expect((await find({ emailAddress })).at('data.customerByIdentifier')).toEqual({ id: whom() });
	});

	it('a look-up finds who is left', async () => {
		sandbox.merchant.deleteCustomer(oldest);
		expect((await find({ emailAddress: 'Ada@example.com' })).at('data')).toEqual({
			customerByIdentifier: { id: second },
		});
	});

	it.each(['ada@example.com', 'Ada@example.com', 'ADA@example.com'])(
		'%s is taken for everybody else',
		async (email) => {
			const { id } = sandbox.merchant.createCustomer({ firstName: 'Third' });
			expect(await write('customerCreate', { email })).toEqual(TAKEN);
			expect(await write('customerUpdate', { id, email })).toEqual(TAKEN);
		},
	);

	it.each(['Ada@example.com', 'aDa@example.com'])(
		'a holder cannot change over to %s',
		async (email) => {
			expect(await write('customerUpdate', { id: second, email })).toEqual(TAKEN);
			expect(sandbox.customer(second)?.email).toBe('ada@example.com');
		},
	);

	it('a holder can be changed in all else, and keep the e-mail', async () => {
		const input = { id: second, email: 'ada@example.com', firstName: 'Other' };
		expect(await write('customerUpdate', input)).toEqual([]);
		expect(sandbox.customer(second)?.firstName).toBe('Other');
	});

	it('no old shop has one spelling twice', () => {
		expect(() =>
			sandbox.merchant.createCustomer({ email: 'ada@example.com' }, { legacyDuplicateEmail: true }),
		).toThrow('Email has already been taken');
	});
});

describe('a look-up by a text that is no phone number', () => {
	it.each(['ada', '+1', '+10000000000', ''])('finds nobody by %j', async (phoneNumber) => {
		const answer = await find({ phoneNumber });
		expect(answer.body).toMatchObject({ data: { customerByIdentifier: null } });
		expect(answer.body).not.toHaveProperty('errors');
	});

	it.each(['ada', '+1', '+10000000000', ''])(
		'fails by %j where the switch says so',
		async (phoneNumber) => {
			sandbox.options.switches.unknownPhoneIdentifier = 'error';
			const answer = await find({ phoneNumber });
			expect(answer.status).toBe(200);
			expect(answer.body).toMatchObject({
				data: { customerByIdentifier: null },
				errors: [{ path: ['customerByIdentifier'], extensions: { code: 'BAD_REQUEST' } }],
			});
		},
	);

	it('leaves the other look-ups of the request alone', async () => {
		sandbox.options.switches.unknownPhoneIdentifier = 'error';
		const { id } = sandbox.merchant.createCustomer({ email: 'ada@example.com' });
		const answer = await graphql(
			sandbox,
			`
				{
					phone: customerByIdentifier(identifier: { phoneNumber: "ada" }) {
						id
					}
					email: customerByIdentifier(identifier: { emailAddress: "ada@example.com" }) {
						id
					}
				}
			`,
		);
		expect(answer.at('data')).toEqual({ phone: null, email: { id } });
	});
});
