import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { graphql, manualClock, post } from './shopifyClient.mts';

const clock = manualClock();
let sandbox: ShopifySandbox;
beforeEach(async () => {
	sandbox = await startShopify({ clock, clientId: 'id', clientSecret: 'secret' });
});
afterEach(async () => {
	await sandbox.close();
});

const GRANT = { grant_type: 'client_credentials', client_id: 'id', client_secret: 'secret' };
const askToken = async (fields: Readonly<Record<string, string>> = GRANT) =>
	await post(`${sandbox.origin}/admin/oauth/access_token`, new URLSearchParams(fields).toString(), {
		'Content-Type': 'application/x-www-form-urlencoded',
	});
const NAME = '{ shop { name } }';

describe('the client credentials grant', () => {
	it('gives a token that works, and lists only the write scope where it implies reading', async () => {
		const granted = await askToken();
		expect(granted.body).toEqual({
			access_token: expect.stringMatching(/^shpat_[0-9a-f]{32}$/),
			scope: 'write_customers',
			expires_in: 86_399,
		});
		const token = String(granted.at('access_token'));
		expect((await graphql(sandbox, NAME, {}, { token })).at('data.shop.name')).toBe('Demo Shop');
	});

	it('takes JSON as well as a form', async () => {
		const granted = await post(`${sandbox.origin}/admin/oauth/access_token`, GRANT, {
			'Content-Type': 'application/json',
		});
		expect(granted.status).toBe(200);
	});

	it.each([
		['a wrong secret', { ...GRANT, client_secret: 'x' }, 'invalid_client'],
		['a wrong client id', { ...GRANT, client_id: 'x' }, 'invalid_client'],
		['another grant', { ...GRANT, grant_type: 'password' }, 'unsupported_grant_type'],
	])('refuses %s', async (_, fields, error) => {
		const refused = await askToken(fields);
		expect([refused.status, refused.at('error')]).toEqual([400, error]);
	});

	it('refuses a shop of another organisation in Shopify’s words', async () => {
		sandbox.options.sameOrganisation = false;
		const refused = await askToken();
		expect([refused.status, refused.body]).toEqual([
			400,
			{
				error: 'shop_not_permitted',
				error_description: 'Client credentials cannot be performed on this shop.',
			},
		]);
	});

	it('answers with a page, not with JSON, when the app is not installed', async () => {
		sandbox.options.appInstalled = false;
		const refused = await askToken();
		expect(refused.status).toBe(400);
		expect(refused.headers['content-type']).toContain('text/html');
		expect(refused.body).toContain('<title>400 - Oauth error app_not_installed</title>');
	});

	it('gives tokens that end', async () => {
		const token = String((await askToken()).at('access_token'));
		await clock.advance(86_400_000);
		expect((await graphql(sandbox, NAME, {}, { token })).status).toBe(401);
	});

	it('gives tokens that can be ended, while the permanent one goes on', async () => {
		const token = String((await askToken()).at('access_token'));
		sandbox.expireTokens();
		expect((await graphql(sandbox, NAME, {}, { token })).status).toBe(401);
		expect((await graphql(sandbox, NAME)).status).toBe(200);
	});
});

it.each(['', 'shpat_wrong', 'Bearer shpat_00000000000000000000000000000000'])(
	'refuses the token %j',
	async (token) => {
		const refused = await graphql(sandbox, NAME, {}, { token });
		expect([refused.status, refused.body]).toEqual([
			401,
			{ errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
		]);
	},
);

it('lets no token in once the app is uninstalled', async () => {
	sandbox.uninstall();
	expect((await graphql(sandbox, NAME)).status).toBe(401);
});

it.each([
	['2026-10', 200, '2026-10'],
	['2026-07', 200, '2026-07'],
	['2026-01', 200, '2026-07'],
	['2024-07', 200, '2026-07'],
	['2027-01', 404, undefined],
	['2026-05', 404, undefined],
	['unstable', 404, undefined],
])('serves version %s with status %d as %s', async (version, status, served) => {
	const answer = await graphql(sandbox, NAME, {}, { version });
	expect([answer.status, answer.headers['x-shopify-api-version']]).toEqual([status, served]);
});

it('wants JSON', async () => {
	const url = `${sandbox.origin}/admin/api/2026-10/graphql.json`;
	const headers = {
		'Content-Type': 'application/graphql',
		'X-Shopify-Access-Token': sandbox.options.accessToken,
	};
	expect((await post(url, NAME, headers)).status).toBe(400);
});

it('does not know the REST paths', async () => {
	const url = `${sandbox.origin}/admin/api/2026-10/customers.json`;
	expect((await post(url, {}, {})).status).toBe(404);
});

describe('a missing scope', () => {
	it.each([
		['customer', '{ customer(id: "gid://shopify/Customer/1") { id } }', 'read_customers'],
		['customers', '{ customers(first: 1) { nodes { id } } }', 'read_customers'],
		[
			'customerByIdentifier',
			'{ customerByIdentifier(identifier: { emailAddress: "a@b.co" }) { id } }',
			'read_customers',
		],
		['customersCount', '{ customersCount { count } }', 'read_customers'],
		[
			'customerCreate',
			'mutation { customerCreate(input: { firstName: "A" }) { userErrors { message } } }',
			'write_customers',
		],
		[
			'tagsAdd',
			'mutation { tagsAdd(id: "gid://shopify/Customer/1", tags: ["a"]) { userErrors { message } } }',
			'write_customers',
		],
	])('is told for %s in Shopify’s words', async (field, query, scope) => {
		sandbox.options.scopes = [];
		const denied = await graphql(sandbox, query);
		expect([denied.status, denied.at('errors.0')]).toMatchObject([
			200,
			{
				message: `Access denied for ${field} field. Required access: \`${scope}\` access scope.`,
				path: [field],
				extensions: { code: 'ACCESS_DENIED', requiredAccess: `\`${scope}\` access scope.` },
			},
		]);
		expect(sandbox.customers()).toEqual([]);
	});

	it('does not matter for the probe of a credential', async () => {
		sandbox.options.scopes = ['read_customers'];
		const probe = await graphql(
			sandbox,
			'{ shop { name } currentAppInstallation { accessScopes { handle } } }',
		);
		expect(probe.at('data.currentAppInstallation.accessScopes')).toEqual([
			{ handle: 'read_customers' },
		]);
	});
});

describe('protected customer data', () => {
	const PERSON = 'email firstName defaultEmailAddress { emailAddress } note';
	let id: string;
	beforeEach(() => {
		({ id } = sandbox.merchant.createCustomer({ firstName: 'Ada', email: 'ada@example.com' }));
	});

	it('hides the customer altogether without any access', async () => {
		sandbox.options.protectedDataAccess = 'none';
		const denied = await graphql(sandbox, `{ customer(id: "${id}") { ${PERSON} } }`);
		expect(denied.body).toMatchObject({
			data: { customer: null },
			errors: [
				{
					message: expect.stringContaining(
						'This app is not approved to access the Customer object.',
					),
					path: ['customer'],
					extensions: { code: 'ACCESS_DENIED' },
				},
			],
		});
	});

	it('hides the personal fields behind nulls that come with errors', async () => {
		sandbox.options.protectedDataAccess = 'noPersonalFields';
		const denied = await graphql(sandbox, `{ customer(id: "${id}") { id ${PERSON} } }`);
		expect(denied.at('data.customer')).toEqual({
			id,
			email: null,
			firstName: null,
			defaultEmailAddress: null,
			note: null,
		});
		expect(denied.at('errors')).toMatchObject(
			['email', 'firstName', 'emailAddress'].map((field) => ({
				message: expect.stringContaining(`This app is not approved to use the ${field} field.`),
				extensions: { code: 'ACCESS_DENIED' },
			})),
		);
	});
});
