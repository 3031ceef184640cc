import type { MessageShape, WatiSwitches } from '../../sandbox/wati/index.mts';
import { bothWays, OBEYS, type BothWays } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { JANE, JANES } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();

type State = 'SUBSCRIBED' | 'UNSUBSCRIBED' | 'NOT_SUBSCRIBED';
const { consents: _, ...UNASKED } = JANE;

const opened = async (switches: Partial<WatiSwitches> = {}, more: BothWays = {}) =>
	await open(bothWays({ wati: { switches: { ...OBEYS, ...switches } }, ...more }));

/** Jane in step on both sides, asked by e-mail. */
async function inStep(state: State, switches?: Partial<WatiSwitches>, more?: BothWays) {
	const world = await opened(switches, more);
	const { id } = await world.synced({ ...UNASKED, consents: { email: state } });
	return { world, id };
}

const shown = (world: World) => ({
	shopify: world.customer().consents.email.state,
	wati: world.contact(JANES).allowCampaign,
	mirror: world.contact(JANES).params.shopify_marketing_consent,
});

/**
 * A message that changes nothing. What the account was asked for the first time, it may have done
 * or not: the message after that notes which, and nothing else.
 */
async function settlesDown(world: World) {
	await world.says(JANES, 'Hello');
	expect(['', 'PUT /contacts']).toContain(world.writes().join());
	await world.says(JANES, 'Hello again');
	expect(world.writes()).toEqual([]);
	return shown(world);
}

const OUT = { shopify: 'UNSUBSCRIBED', wati: false, mirror: 'false' };
const IN = { shopify: 'SUBSCRIBED', wati: true, mirror: 'true' };

const TYPED: MessageShape = { kind: 'typed' };
const TAPPED = (['button', 'interactiveButton', 'listRow'] as const).flatMap((kind) =>
	(['none', 'repeated'] as const).map((tappedText) => [{ kind }, { tappedText }] as const),
);

it.each<readonly [MessageShape, Partial<WatiSwitches>]>([
	[TYPED, {}],
	[TYPED, { unsubscribeRuleWhen: 'afterWebhooks' }],
	[TYPED, { unsubscribeRule: 'off' }],
	[TYPED, { unsubscribeRule: 'off', allowCampaignParameter: null }],
	...TAPPED,
])(
	'STOP (%j) in an account with %j reaches Shopify in that run and stays',
	async (as, switches) => {
		const ends = switches.allowCampaignParameter === null ? { ...OUT, wati: true } : OUT;
		const { world } = await inStep('SUBSCRIBED', switches);
		await world.says(JANES, 'STOP', { as });
		expect(shown(world)).toEqual(ends);
		expect(await settlesDown(world)).toEqual(ends);
	},
);

it('STOP, and START after it, within the quiet time, both cross', async () => {
	const { world } = await inStep('SUBSCRIBED', {}, { trigger: { quietSeconds: 60 } });
	await world.says(JANES, 'Hello');
	await world.says(JANES, 'STOP');
	expect(shown(world)).toEqual(OUT);
	await world.says(JANES, 'START');
	expect(shown(world)).toEqual(IN);
});

describe('START', () => {
	it.each<Partial<WatiSwitches>>([{}, { unsubscribeRuleWhen: 'afterWebhooks' }])(
		'after STOP, in an account with %j, subscribes again, with the next message at the latest',
		async (switches) => {
			const { world } = await inStep('SUBSCRIBED', switches);
			await world.says(JANES, 'STOP');
			await world.says(JANES, 'START');
			await world.says(JANES, 'Hello');
			expect(shown(world)).toEqual(IN);
		},
	);

	it('subscribes nobody where Wati makes nothing of it', async () => {
		const { world } = await inStep('SUBSCRIBED', { unsubscribeRule: 'off' });
		await world.says(JANES, 'STOP');
		await world.says(JANES, 'START');
		expect(shown(world)).toEqual(OUT);
	});

	it('never undoes an opt-out in Shopify that is newer', async () => {
		const { world, id } = await inStep('SUBSCRIBED');
		await world.says(JANES, 'STOP');
		const later = new Date(Date.now() + 60_000).toISOString();
		world.shopify.webhooks.hold();
		world.shopify.merchant.setConsent(id, 'email', 'UNSUBSCRIBED', { updatedAt: later });
		expect(inShort(await world.says(JANES, 'START'))).toContain('optOutKept');
		expect(shown(world).shopify).toBe('UNSUBSCRIBED');
	});

	it('of a stranger without an e-mail address subscribes nobody, and nothing is claimed', async () => {
		const world = await opened();
		await world.wati.people.write(JANES, 'Hello');
		await world.settled();
		await world.says(JANES, 'START');
		expect(shown(world)).toEqual({ shopify: 'NOT_SUBSCRIBED', wati: true, mirror: undefined });
	});

	it('subscribes who was never asked, though the sync itself had closed the contact', async () => {
		const { world } = await inStep('NOT_SUBSCRIBED');
		expect(shown(world)).toEqual({ shopify: 'NOT_SUBSCRIBED', wati: false, mirror: 'false' });
		await world.says(JANES, 'START');
		expect(shown(world)).toEqual(IN);
	});
});

describe('an agent who', () => {
	it('takes Allow campaign away opts the customer out with the next message', async () => {
		const { world } = await inStep('SUBSCRIBED');
		world.wati.agent.setAllowCampaign(JANES, false);
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('updated contactChanged');
		expect(shown(world)).toEqual(OUT);
	});

	it('gives it back opts the customer in, with the time at which it was seen', async () => {
		const { world } = await inStep('SUBSCRIBED');
		world.wati.agent.setAllowCampaign(JANES, false);
		await world.says(JANES, 'Hello');
		world.wati.agent.setAllowCampaign(JANES, true);
		await world.says(JANES, 'Hello');
		expect(shown(world)).toEqual(IN);
		expect(world.customer().consents.email.updatedAt).not.toBeNull();
	});

	it('takes it away while Shopify subscribes anew: the opt-out wins', async () => {
		const { world, id } = await inStep('SUBSCRIBED');
		world.shopify.webhooks.hold();
		world.shopify.merchant.setConsent(id, 'email', 'UNSUBSCRIBED');
		world.shopify.merchant.setConsent(id, 'email', 'SUBSCRIBED');
		world.wati.agent.setAllowCampaign(JANES, false);
		await world.says(JANES, 'Hello');
		await world.shopify.webhooks.release();
		await world.settled();
		expect(shown(world)).toEqual(OUT);
	});
});

it('an opt-out in Shopify wins over a START at the same time', async () => {
	const { world, id } = await inStep('SUBSCRIBED');
	world.shopify.webhooks.hold();
	world.shopify.merchant.setConsent(id, 'email', 'UNSUBSCRIBED');
	await world.says(JANES, 'START');
	expect(shown(world).shopify).toBe('UNSUBSCRIBED');
	await world.shopify.webhooks.release();
	await world.settled();
	expect(shown(world)).toEqual(OUT);
});

describe('at first sight, without a ledger,', () => {
	it.each<readonly [State, boolean, boolean, string]>([
		['SUBSCRIBED', true, true, 'updated firstLink'],
		['SUBSCRIBED', false, false, 'updated firstLink consentNotRaised'],
		['UNSUBSCRIBED', true, false, 'updated firstLink'],
		['UNSUBSCRIBED', false, false, 'updated firstLink'],
		['NOT_SUBSCRIBED', true, false, 'updated firstLink'],
		['NOT_SUBSCRIBED', false, false, 'updated firstLink'],
	])(
		'%s and campaigns %s: Shopify stays, campaigns become %s',
		async (state, before, after, told) => {
			const world = await opened({}, { templates: ['wati-to-shopify'] });
			world.shopify.merchant.createCustomer({ ...UNASKED, consents: { email: state } });
			world.wati.agent.addContact({ number: JANES, allowCampaign: before });
			expect(inShort(await world.says(JANES, 'Hello'))).toBe(told);
			const ends = { shopify: state, wati: after, mirror: String(state === 'SUBSCRIBED' && after) };
			expect(shown(world)).toEqual(ends);
			expect(await settlesDown(world)).toEqual(ends);
		},
	);

	it.each([true, false])(
		'a customer without an e-mail address and campaigns %s: both stay',
		async (allowCampaign) => {
			const world = await opened({}, { templates: ['wati-to-shopify'] });
			world.shopify.merchant.createCustomer({ firstName: 'Jane', phone: `+${JANES}` });
			world.wati.agent.addContact({ number: JANES, allowCampaign });
			await world.says(JANES, 'Hello');
			expect(shown(world)).toMatchObject({ shopify: 'NOT_SUBSCRIBED', wati: allowCampaign });
			expect(shown(world).mirror).not.toBe('true');
			await world.says(JANES, 'Hello');
			expect(world.writes()).toEqual([]);
		},
	);
});
