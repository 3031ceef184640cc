import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { graphql } from './shopifyClient.mts';

let sandbox: ShopifySandbox;
let id: string;
beforeEach(async () => {
	sandbox = await startShopify();
	sandbox.merchant.createCustomer({ email: 'taken@example.com' });
	({ id } = sandbox.merchant.createCustomer({
		email: 'ada@example.com',
		phone: '+16134505293',
		tags: ['VIP'],
	}));
});
afterEach(async () => {
	await sandbox.close();
});

const SHOWN = `fragment Shown on Customer {
	firstName tags
	defaultEmailAddress { marketingState }
	defaultPhoneNumber { marketingState whatsAppMarketingConsent { state } }
}`;
const OPT_IN = 'marketingState: SUBSCRIBED, marketingOptInLevel: SINGLE_OPT_IN';
const FIELDS = `fields: customerUpdate(input: { id: $id, firstName: "Ada" }) {
	customer { ...Shown } userErrors { field message }
}`;
const TAKEN = `taken: customerUpdate(input: { id: $id, email: "taken@example.com" }) {
	customer { ...Shown } userErrors { field message }
}`;
const ADDED = `added: tagsAdd(id: $id, tags: ["New"]) {
	node { ...Shown } userErrors { field message }
}`;
const REMOVED = `removed: tagsRemove(id: $id, tags: ["vip"]) {
	node { id ... on Customer { ...Shown } } userErrors { field message }
}`;
const EMAIL = `email: customerEmailMarketingConsentUpdate(
	input: { customerId: $id, emailMarketingConsent: { ${OPT_IN} } }
) { customer { ...Shown } userErrors { field message code } }`;
const SMS = `sms: customerSmsMarketingConsentUpdate(
	input: { customerId: $id, smsMarketingConsent: { ${OPT_IN} } }
) { customer { ...Shown } userErrors { field message code } }`;
const WHATS_APP = `whatsApp: customerWhatsAppMarketingConsentUpdate(
	input: {
		customerId: $id, whatsAppMarketingConsent: { state: SUBSCRIBED, optInLevel: SINGLE_OPT_IN }
	}
) {
	customerPhoneNumber { phoneNumber whatsAppMarketingConsent { state optInLevel collectedFrom } }
	userErrors { field message code }
}`;
const UNASKED = `unasked: customerEmailMarketingConsentUpdate(
	input: { customerId: $id, emailMarketingConsent: { marketingState: NOT_SUBSCRIBED } }
) { customer { ...Shown } userErrors { field message code } }`;

const run = async (...mutations: readonly string[]) =>
	await graphql(sandbox, `mutation Write($id: ID!) { ${mutations.join('\n')} }\n${SHOWN}`, { id });

describe('several mutations in one document', () => {
	it('run in their order, each answered with the customer as it was then', async () => {
		const answer = await run(FIELDS, ADDED, REMOVED, EMAIL, SMS, WHATS_APP);
		expect(answer.body).not.toHaveProperty('errors');
		expect(answer.at('data')).toMatchObject({
			fields: { customer: { firstName: 'Ada', tags: ['VIP'] }, userErrors: [] },
			added: { node: { firstName: 'Ada', tags: ['New', 'VIP'] }, userErrors: [] },
			removed: { node: { id, tags: ['New'] }, userErrors: [] },
			email: {
				customer: {
					defaultEmailAddress: { marketingState: 'SUBSCRIBED' },
					defaultPhoneNumber: { marketingState: 'NOT_SUBSCRIBED' },
				},
			},
			sms: {
				customer: {
					defaultPhoneNumber: {
						marketingState: 'SUBSCRIBED',
						whatsAppMarketingConsent: { state: 'NEVER_SUBSCRIBED' },
					},
				},
			},
			whatsApp: {
				customerPhoneNumber: {
					phoneNumber: '+16134505293',
					whatsAppMarketingConsent: {
						state: 'SUBSCRIBED',
						optInLevel: 'SINGLE_OPT_IN',
						collectedFrom: 'OTHER',
					},
				},
				userErrors: [],
			},
		});
	});

	it('go on after one that was refused, with HTTP 200', async () => {
		const answer = await run(TAKEN, ADDED, EMAIL);
		expect([answer.status, answer.at('errors')]).toEqual([200, undefined]);
		expect(answer.at('data.taken')).toEqual({
			customer: null,
			userErrors: [{ field: ['email'], message: 'Email has already been taken' }],
		});
		expect(sandbox.customer(id)).toMatchObject({
			email: 'ada@example.com',
			tags: ['New', 'VIP'],
			consents: { email: { state: 'SUBSCRIBED' } },
		});
	});

	it('go on after one that failed as a whole, which has a null and an error of its own', async () => {
		const answer = await run(FIELDS, UNASKED, ADDED);
		expect(answer.status).toBe(200);
		expect(answer.at('errors')).toMatchObject([
			{
				message: 'Cannot specify NOT_SUBSCRIBED as a marketing state input',
				path: ['unasked'],
			},
		]);
		expect(answer.at('data')).toMatchObject({
			fields: { userErrors: [] },
			unasked: null,
			added: { node: { tags: ['New', 'VIP'] } },
		});
	});

	it('cost as much as all of them', async () => {
		await run(FIELDS, ADDED, REMOVED, EMAIL);
		expect(sandbox.requests.at(-1)?.cost?.requested).toBeGreaterThanOrEqual(40);
	});

	it('are all carried out although the connection is lost before the answer', async () => {
		sandbox.faults.add({ on: 'Write', do: { kind: 'connectionLostAfterWrite' } });
		await expect(run(FIELDS, TAKEN, ADDED, SMS)).rejects.toThrow();
		expect(sandbox.customer(id)).toMatchObject({
			firstName: 'Ada',
			tags: ['New', 'VIP'],
			consents: { sms: { state: 'SUBSCRIBED' } },
		});
	});

	it('are none of them carried out when one does not fit the schema', async () => {
		const misspelt = WHATS_APP.replace('state: SUBSCRIBED', 'marketingState: SUBSCRIBED');
		const answer = await run(FIELDS, misspelt);
		expect(answer.at('data')).toBeUndefined();
		expect(sandbox.customer(id)?.firstName).toBeNull();
	});
});
