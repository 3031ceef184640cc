import type { Demo } from '../../sandbox/demo/index.mts';

/** What n8n shows after *Save* and *Test* in a credential. */
export function credentialTests(demo: () => Demo): void {
	const shopify = () => ({
		shop: demo().shop.origin,
		authentication: 'clientCredentials',
		clientId: demo().shop.options.clientId,
		clientSecret: demo().shop.options.clientSecret,
	});
	const wati = () => ({
		endpointUrl: demo().wati.endpointUrl,
		accessToken: demo().wati.options.token,
		requestsPer10Seconds: 10,
	});

	const tested = async (type: string, data: Record<string, unknown>) => {
		const id = await demo().n8n.rest.createCredential(`Test of ${type}`, type, data);
		try {
			return await demo().n8n.rest.testCredential(id);
		} finally {
			await demo().n8n.rest.deleteCredential(id);
		}
	};

	it.each([
		['shopifyCustomerSyncApi', shopify],
		['watiCustomerSyncApi', wati],
	])('accept a good %s', async (type, data) => {
		expect(await tested(type, data())).toMatchObject({ status: 'OK' });
	});

	it.each([
		[
			'an unknown shop',
			{ shop: 'http://127.0.0.1:9' },
			/Nothing answers at .* Check the shop name/,
		],
		['what is no shop', { shop: 'my shop!' }, /not a shop address/],
		['a wrong client secret', { clientSecret: 'wrong' }, /client secret is wrong/],
		[
			'a wrong access token',
			{ authentication: 'accessToken', accessToken: 'shpat_wrong' },
			/does not accept the access token/,
		],
	])('name %s', async (_, change, message) => {
		const result = await tested('shopifyCustomerSyncApi', { ...shopify(), ...change });
		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) });
	});

	it.each([
		[
			'an app that is not installed',
			{ appInstalled: false },
			{ appInstalled: true },
			/not installed/,
		],
		[
			'an app of another organization',
			{ sameOrganisation: false },
			{ sameOrganisation: true },
			/same organization/,
		],
		[
			'a missing scope',
			{ scopes: ['read_customers'] },
			{ scopes: ['read_customers', 'write_customers'] },
			/lacks the scope write_customers/,
		],
		[
			'personal data that stays hidden',
			{ protectedDataAccess: 'noPersonalFields' as const },
			{ protectedDataAccess: 'granted' as const },
			/no access to protected customer data/,
		],
		[
			'customers that stay hidden',
			{ protectedDataAccess: 'none' as const },
			{ protectedDataAccess: 'granted' as const },
			/no access to protected customer data/,
		],
	])('name %s', async (_, broken, mended, message) => {
		Object.assign(demo().shop.options, broken);
		try {
			const result = await tested('shopifyCustomerSyncApi', shopify());
			expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) });
		} finally {
			Object.assign(demo().shop.options, mended);
		}
	});

	it.each([
		['a wrong token', () => ({ accessToken: 'wati_wrong' }), /does not accept the access token/],
		['Bearer in the token', () => ({ accessToken: `Bearer ${wati().accessToken}` }), /"Bearer"/],
		['an empty token', () => ({ accessToken: ' ' }), /token is empty/],
		[
			'an endpoint with an API path',
			() => ({ endpointUrl: `${wati().endpointUrl}/api/v1` }),
			/leave out everything from \/api on/,
		],
		['no endpoint at all', () => ({ endpointUrl: 'live-mt-server' }), /not a web address/],
		['an endpoint that is not Wati', () => ({ endpointUrl: `${demo().shop.origin}/1` }), /Wati/],
		[
			'an endpoint that does not answer',
			() => ({ endpointUrl: 'http://127.0.0.1:9/1' }),
			/Nothing answers/,
		],
	])('name %s', async (_, change, message) => {
		const result = await tested('watiCustomerSyncApi', { ...wati(), ...change() });
		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) });
	});
}
