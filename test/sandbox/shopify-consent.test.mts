import { type ShopifySandbox, startShopify } from '../../sandbox/shopify/index.mts';
import { graphql, manualClock } from './shopifyClient.mts';

const clock = manualClock();
let sandbox: ShopifySandbox;
let id: string;
let nameless: string;
beforeEach(async () => {
	sandbox = await startShopify({ clock });
	({ id } = sandbox.merchant.createCustomer({ email: 'ada@example.com', phone: '+16134505293' }));
	({ id: nameless } = sandbox.merchant.createCustomer({ firstName: 'Bob' }));
});
afterEach(async () => {
	await sandbox.close();
});

const CHANNELS = {
	email: ['customerEmailMarketingConsentUpdate', 'emailMarketingConsent'],
	sms: ['customerSmsMarketingConsentUpdate', 'smsMarketingConsent'],
	whatsApp: ['customerWhatsAppMarketingConsentUpdate', 'whatsAppMarketingConsent'],
} as const;
type Channel = keyof typeof CHANNELS;

/** WhatsApp spells the three fields of a consent in its own way. */
const spelt = (channel: Channel, [state, level, at]: readonly (string | undefined)[]) =>
	channel === 'whatsApp'
		? { state, ...(level && { optInLevel: level }), ...(at && { updatedAt: at }) }
		: {
				marketingState: state,
				...(level && { marketingOptInLevel: level }),
				...(at && { consentUpdatedAt: at }),
			};

async function write(channel: Channel, customerId: string, ...consent: (string | undefined)[]) {
	const [mutation, field] = CHANNELS[channel];
	const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
	const answer = await graphql(
		sandbox,
		`mutation ($input: ${type}) { consent: ${mutation}(input: $input) { userErrors { field message code } } }`,
		{ input: { customerId, [field]: spelt(channel, consent) } },
	);
	return answer;
}

const channels: Channel[] = ['email', 'sms', 'whatsApp'];

it.each(channels)('subscribes and unsubscribes by %s', async (channel) => {
	await write(channel, id, 'SUBSCRIBED', 'SINGLE_OPT_IN');
	expect(sandbox.customer(id)?.consents[channel]).toMatchObject({
		state: 'SUBSCRIBED',
		updatedAt: expect.any(String),
	});
	await write(channel, id, 'UNSUBSCRIBED');
	expect(sandbox.customer(id)?.consents[channel].state).toBe('UNSUBSCRIBED');
});

it.each(channels)('wants to know how a customer opted in by %s', async (channel) => {
	const refused = await write(channel, id, 'SUBSCRIBED');
	expect(refused.at('data.consent.userErrors')).toMatchObject([
		{ message: 'Marketing opt in level must exist', code: 'MISSING_ARGUMENT' },
	]);
});

it.each(channels)('takes PENDING by %s with a confirmed opt-in only', async (channel) => {
	const refused = await write(channel, id, 'PENDING', 'SINGLE_OPT_IN');
	expect(refused.at('data.consent.userErrors.0.code')).toBe('INVALID');
	const taken = await write(channel, id, 'PENDING', 'CONFIRMED_OPT_IN');
	expect(taken.at('data.consent.userErrors')).toEqual([]);
});

it.each(channels)('refuses a consent by %s that is yet to come', async (channel) => {
	const at = new Date(clock.now() + 5000).toISOString();
	const refused = await write(channel, id, 'SUBSCRIBED', 'SINGLE_OPT_IN', at);
	expect(refused.at('data.consent.userErrors')).toMatchObject([
		{ message: 'Consent updated at must not be in the future', code: 'INVALID' },
	]);
});

it.each([
	['email', 'NOT_SUBSCRIBED'],
	['email', 'REDACTED'],
	['email', 'INVALID'],
	['sms', 'NOT_SUBSCRIBED'],
	['sms', 'REDACTED'],
	['whatsApp', 'NEVER_SUBSCRIBED'],
] as const)('fails the whole field when %s is told %s', async (channel, state) => {
	const failed = await write(channel, id, state, 'SINGLE_OPT_IN');
	expect(failed.at('errors.0.message')).toBe(`Cannot specify ${state} as a marketing state input`);
	expect(failed.at('data')).toEqual({ consent: null });
});

it('does nothing, and says nothing, for an e-mail consent without an e-mail', async () => {
	const answer = await write('email', nameless, 'SUBSCRIBED', 'SINGLE_OPT_IN');
	expect(answer.at('data.consent.userErrors')).toEqual([]);
	expect(sandbox.customer(nameless)?.consents.email.state).toBe('NOT_SUBSCRIBED');
});

it.each(['sms', 'whatsApp'] as const)(
	'refuses a consent by %s without a phone',
	async (channel) => {
		const answer = await write(channel, nameless, 'SUBSCRIBED', 'SINGLE_OPT_IN');
		expect(answer.at('data.consent.userErrors.0.code')).toBe('INVALID');
	},
);

it.each([
	['email', ['input', 'customerId'], 'INVALID'],
	['sms', null, null],
	['whatsApp', ['input', 'customerId'], 'INVALID'],
] as const)('does not find an unknown customer by %s, field %j', async (channel, field, code) => {
	const answer = await write(channel, 'gid://shopify/Customer/1', 'UNSUBSCRIBED');
	expect(answer.at('data.consent.userErrors')).toEqual([
		{ field, message: 'Customer not found', code },
	]);
});

it.each(channels)(
	'moves updatedAt with a consent by %s, but not with a repetition',
	async (channel) => {
		await clock.advance(2000);
		await write(channel, id, 'SUBSCRIBED', 'SINGLE_OPT_IN');
		const first = sandbox.customer(id)?.updatedAt;
		expect(first).not.toBe(sandbox.customer(id)?.createdAt);
		await clock.advance(2000);
		await write(channel, id, 'SUBSCRIBED', 'SINGLE_OPT_IN');
		expect(sandbox.customer(id)?.updatedAt).toBe(first);
	},
);

/** New addresses for the consents to follow, or not. */
const NEW = {
	email: { email: 'new@example.com' },
	sms: { phone: '+16134505294' },
	whatsApp: { phone: '+16134505294' },
} as const;

describe.each(channels)('by %s', (channel) => {
	it.each([
		['ignored', 'UNSUBSCRIBED'],
		['applied', 'SUBSCRIBED'],
	] as const)('an older consent is %s, as the switch says', async (olderConsent, state) => {
		sandbox.options.switches.olderConsent = olderConsent;
		await write(channel, id, 'UNSUBSCRIBED');
		const answer = await write(channel, id, 'SUBSCRIBED', 'SINGLE_OPT_IN', '2020-01-01T00:00:00Z');
		expect(answer.at('data.consent.userErrors')).toEqual([]);
		expect(sandbox.customer(id)?.consents[channel].state).toBe(state);
	});

	it('a consent keeps the time that it was given with', async () => {
		await write(channel, id, 'SUBSCRIBED', 'SINGLE_OPT_IN', '2020-01-01T00:00:00Z');
		expect(sandbox.customer(id)?.consents[channel]).toMatchObject({
			state: 'SUBSCRIBED',
			updatedAt: '2020-01-01T00:00:00Z',
		});
	});

	it.each([
		[false, 'SUBSCRIBED'],
		[true, 'NOT_SUBSCRIBED'],
	])('a new address resets consent where the switch says so: %j', (resets, state) => {
		sandbox.options.switches.addressChangeResetsConsent = resets;
		sandbox.merchant.setConsent(id, channel, 'SUBSCRIBED');
		sandbox.merchant.updateCustomer(id, NEW[channel]);
		expect(sandbox.customer(id)?.consents[channel].state).toBe(state);
	});

	it('the address of another channel resets nothing', () => {
		sandbox.options.switches.addressChangeResetsConsent = true;
		sandbox.merchant.setConsent(id, channel, 'SUBSCRIBED');
		sandbox.merchant.updateCustomer(id, channel === 'email' ? NEW.sms : NEW.email);
		expect(sandbox.customer(id)?.consents[channel].state).toBe('SUBSCRIBED');
	});

	it('no consent outlives an address that is taken away', () => {
		sandbox.merchant.setConsent(id, channel, 'SUBSCRIBED');
		sandbox.merchant.updateCustomer(id, channel === 'email' ? { email: null } : { phone: null });
		expect(sandbox.customer(id)?.consents[channel].state).toBe('NOT_SUBSCRIBED');
	});
});
