import { scaledClock } from '../../sandbox/clock.mts';
import { backOnly, bothWays, OBEYS, type BothWays } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { FREES, JANE, JANES, JOHN } from '../support/people.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();
const { consents: _, ...UNASKED } = JANE;

const opened = async (consentChannel: string, more: BothWays = {}) =>
	await open(
		bothWays({
			wati: { switches: OBEYS },
			map: { consentChannel },
			mapThere: { consentChannel },
			...more,
		}),
	);

describe.each(['email', 'sms', 'whatsApp'] as const)('by %s', (channel) => {
	it('an opt-out and an opt-in in Wati cross, each as it happens, and no other consent moves', async () => {
		const world = await opened(channel);
		const { id } = await world.synced({ ...UNASKED, consents: { [channel]: 'SUBSCRIBED' } });
		for (const [word, state] of [
			['STOP', 'UNSUBSCRIBED'],
			['START', 'SUBSCRIBED'],
		] as const) {
			expect(inShort(await world.says(JANES, word))).toBe('updated contactChanged');
			const { consents } = world.customer(id);
			expect(consents[channel].state).toBe(state);
			const others = Object.entries(consents).filter(([name]) => name !== channel);
			expect(others.map(([, consent]) => consent.state)).toEqual([
				'NOT_SUBSCRIBED',
				'NOT_SUBSCRIBED',
			]);
		}
	});

	it('STOP of a stranger with an e-mail address leaves nobody subscribed to anything', async () => {
		const world = await opened(channel);
		world.wati.agent.addContact({ number: FREES, params: { email: 'ada@example.com' } });
		await world.says(FREES, 'STOP');
		const states = Object.values(world.customer().consents).map(({ state }) => state);
		expect(states).not.toContain('SUBSCRIBED');
		await world.says(FREES, 'Hello');
		await world.says(FREES, 'Hello again');
		expect(world.writes()).toEqual([]);
	});

	it('an opt-out in Shopify crosses, and a message after it changes nothing', async () => {
		const world = await opened(channel);
		const { id } = await world.synced({ ...UNASKED, consents: { [channel]: 'SUBSCRIBED' } });
		world.shopify.merchant.setConsent(id, channel, 'UNSUBSCRIBED');
		await world.says(JANES, 'Hello');
		await world.says(JANES, 'Hello again');
		expect(world.contact(JANES).allowCampaign).toBe(false);
		expect(world.writes()).toEqual([]);
		expect(world.customer(id).consents[channel].state).toBe('UNSUBSCRIBED');
	});
});

it('with no channel, no consent of anybody moves', async () => {
	const world = await opened('none');
	const { id } = await world.synced(JANE);
	await world.says(JANES, 'STOP');
	expect(world.writes()).toEqual([]);
	expect(world.customer(id).consents.email.state).toBe('SUBSCRIBED');
	expect(world.contact(JANES).params).not.toHaveProperty('shopify_marketing_consent');
});

describe('by e-mail, where the customer has no address', () => {
	const ADDRESSLESS = { firstName: 'Jane', phone: `+${JANES}` };

	it('an opt-out is told as not deliverable, and both sides stay', async () => {
		const world = await opened('email');
		const { id } = await world.synced(ADDRESSLESS);
		expect((await world.says(JANES, 'STOP')).problems).toMatchObject([
			{ code: 'consentNoAddress' },
		]);
		expect(world.customer(id).consents.email.state).toBe('NOT_SUBSCRIBED');
		expect(world.contact(JANES).allowCampaign).toBe(false);
		await world.says(JANES, 'Hello');
		await world.says(JANES, 'Hello again');
		expect(world.writes()).toEqual([]);
	});

	it('an address that comes with the opt-out takes it at once', async () => {
		const world = await opened('email');
		const { id } = await world.synced(ADDRESSLESS);
		world.wati.agent.setAttribute(JANES, 'email', 'jane@example.com');
		await world.says(JANES, 'STOP');
		expect(world.customer(id)).toMatchObject({
			email: 'jane@example.com',
			consents: { email: { state: 'UNSUBSCRIBED' } },
		});
	});

	it('an address that comes later subscribes nobody', async () => {
		const world = await opened('email');
		const { id } = await world.synced(ADDRESSLESS);
		await world.says(JANES, 'STOP');
		world.wati.agent.setAttribute(JANES, 'email', 'jane@example.com');
		await world.says(JANES, 'Hello');
		expect(world.customer(id).email).toBe('jane@example.com');
		expect(world.customer(id).consents.email.state).not.toBe('SUBSCRIBED');
		expect(world.contact(JANES).allowCampaign).toBe(false);
	});
});

describe('an opt-out of a contact whose identities lead to two customers', () => {
	it('reaches the linked one, and all else waits for a person', async () => {
		const world = await opened('email');
		const jane = await world.synced(JANE);
		const john = await world.synced(JOHN);
		world.wati.agent.setAttribute(JANES, 'email', john.email ?? '');
		world.wati.agent.setAttribute(JANES, 'tag_vip', 'true');
		expect(inShort(await world.says(JANES, 'STOP'))).toBe('held identityConflict optOutSaved');
		expect(world.customer(jane.id)).toMatchObject({
			email: jane.email,
			tags: [],
			consents: { email: { state: 'UNSUBSCRIBED' } },
		});
		expect(world.customer(john.id).consents.email.state).toBe('SUBSCRIBED');
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('held identityConflict');
		expect(world.customer(jane.id).consents.email.state).toBe('UNSUBSCRIBED');
	});

	it('waits where the contact is not linked, and campaigns are off until then', async () => {
		const world = await opened('email', { templates: ['wati-to-shopify'] });
		const { merchant } = world.shopify;
		const jane = merchant.createCustomer(JANE);
		const john = merchant.createCustomer(JOHN);
		world.wati.options.switches.unsubscribeRule = 'off';
		world.wati.options.switches.allowCampaignParameter = 'allowbroadcast';
		world.wati.agent.addContact({ number: JANES, params: { email: john.email ?? '' } });
		expect(inShort(await world.says(JANES, 'STOP'))).toBe('held identityConflict optOutWaits');
		expect(world.contact(JANES).allowCampaign).toBe(false);
		for (const { id } of [jane, john]) {
			expect(world.customer(id).consents.email.state).toBe('SUBSCRIBED');
		}
	});
});

it('an opt-out that Shopify refuses is a failure, and the next message delivers it', async () => {
	const world = await opened('email');
	const { id } = await world.synced(JANE);
	const lose = { kind: 'connectionLostBefore' } as const;
	world.shopify.faults.add({ on: 'WriteCustomer', do: lose, times: 99 });
	await world.backExecutionsOf(async () => await world.wati.people.write(JANES, 'STOP'));
	expect(world.failures).toMatchObject([{ action: 'failed', contact: JANES }]);
	world.shopify.faults.clear();
	await world.says(JANES, 'Hello');
	expect(world.customer(id).consents.email.state).toBe('UNSUBSCRIBED');
	expect(world.failures).toEqual([]);
});

it('an opt-in that lies ahead of Shopify’s clock is written with the time of Shopify', async () => {
	const now = scaledClock();
	const behind = { ...now, now: () => now.now() - 120_000 };
	const world = await open(backOnly({ shopify: { clock: behind } }));
	world.shopify.merchant.createCustomer({ ...JANE, consents: { email: 'UNSUBSCRIBED' } });
	world.wati.agent.addContact({ number: JANES, allowCampaign: false });
	await world.says(JANES, 'Hello');
	expect(inShort(await world.says(JANES, 'START'))).toBe('updated contactChanged');
	const { state, updatedAt } = world.customer().consents.email;
	expect(state).toBe('SUBSCRIBED');
	expect(Date.parse(updatedAt ?? '')).toBeLessThanOrEqual(behind.now());
});
