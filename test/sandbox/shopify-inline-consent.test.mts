import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { graphql } from './shopifyClient.mts';

let sandbox: ShopifySandbox;
beforeEach(async () => {
	sandbox = await startShopify();
});
afterEach(async () => {
	await sandbox.close();
});

const consent = { marketingState: 'SUBSCRIBED', marketingOptInLevel: 'SINGLE_OPT_IN' };
const run = async (mutation: string, input: unknown) =>
	await graphql(
		sandbox,
		`mutation ($input: CustomerInput!) {
			result: ${mutation}(input: $input) { customer { id } userErrors { field message } }
		}`,
		{ input },
	);

const newer = { state: 'SUBSCRIBED', optInLevel: 'SINGLE_OPT_IN' };
const address = { email: 'c@example.com', phone: '+16134505295' };

it.each([
	['email', { emailMarketingConsent: consent }],
	['sms', { smsMarketingConsent: consent }],
	['whatsApp', { whatsAppMarketingConsent: newer }],
] as const)('a consent by %s is given on creation', async (channel, given) => {
	const made = await run('customerCreate', { ...address, ...given });
	expect(made.at('data.result.userErrors')).toEqual([]);
	const [customer] = sandbox.customers();
	const subscribed = Object.entries(customer?.consents ?? {})
		.filter(([, { state }]) => state === 'SUBSCRIBED')
		.map(([name]) => name);
	expect(subscribed).toEqual([channel]);
});

it('without an opt-in level it is refused, and nobody is created', async () => {
	const { marketingState } = consent;
	const refused = await run('customerCreate', {
		...address,
		emailMarketingConsent: { marketingState },
	});
	expect(refused.at('data.result')).toMatchObject({
		customer: null,
		userErrors: [{ message: 'Marketing opt in level must exist' }],
	});
	expect(sandbox.customers()).toEqual([]);
});

it.each([
	[
		'emailMarketingConsent',
		'An email address is required to set the email marketing consent state.',
	],
	['smsMarketingConsent', 'A phone number is required to set the SMS consent state.'],
	['whatsAppMarketingConsent', 'A phone number is required to set the WhatsApp consent state.'],
])('%s needs the address that it is for', async (field, message) => {
	const given = field === 'whatsAppMarketingConsent' ? newer : consent;
	const refused = await run('customerCreate', { firstName: 'C', [field]: given });
	expect(refused.at('data.result')).toEqual({
		customer: null,
		userErrors: [{ field: [field], message }],
	});
});

it.each([
	['emailMarketingConsent', 'customerEmailMarketingConsentUpdate', consent],
	['smsMarketingConsent', 'customerSmsMarketingConsentUpdate', consent],
	['whatsAppMarketingConsent', 'customerWhatsAppMarketingConsentUpdate', newer],
])('%s is refused on update: it has the mutation %s', async (field, mutation, given) => {
	const { id } = sandbox.merchant.createCustomer(address);
	const refused = await run('customerUpdate', { id, [field]: given });
	expect(refused.at('data.result.userErrors.0.message')).toBe(
		`To update ${field}, please use the ${mutation} Mutation instead`,
	);
});
