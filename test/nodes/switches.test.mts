import { scaledClock } from '../../sandbox/clock.mts';
import { JANE, JANES, JOHN, JOHNS } from '../support/people.mts';
import { SHOPIFY_SWITCHES, WATI_SWITCHES } from '../support/switches.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();

/** A life in a few steps, by the end of which the contact must be right whatever the services do. */
async function live(world: World): Promise<string> {
	const { merchant } = world.shopify;
	world.wati.agent.addContact({ number: JANES, params: { city: 'Bonn' } });
	const { id } = await world.synced({ ...JANE, tags: ['VIP', 'Gold'] });
	await world.outcomesOf(() => merchant.removeTags(id, ['VIP']));
	await world.outcomesOf(() => merchant.updateCustomer(id, { email: 'new@example.com' }));
	await world.outcomesOf(() => merchant.addTags(id, ['Silver']));
	return id;
}

const RIGHT = {
	city: 'Bonn',
	email: 'new@example.com',
	tag_vip: 'false',
	tag_gold: 'true',
	tag_silver: 'true',
	shopify_marketing_consent: 'true',
};

it.each(WATI_SWITCHES)(
	'whatever Wati does (%j), a linked contact is right in the end and a new one is made once',
	async (switches) => {
		const world = await open({ wati: { switches } });
		await live(world);
		const outcome = await world.outcomeOf(() =>
			world.shopify.merchant.createCustomer({ ...JOHN, tags: ['VIP'] }),
		);
		expect(outcome.action).toBe('created');
		expect(world.contact(JANES).params).toMatchObject(RIGHT);
		expect(world.contact(JOHNS).params).toMatchObject({ email: JOHN.email, tag_vip: 'true' });
		expect(world.wati.contacts()).toHaveLength(2);
	},
);

it.each(SHOPIFY_SWITCHES)(
	'whatever Shopify does (%j), the contact is right in the end',
	async (switches) => {
		const world = await open({ shopify: { switches } });
		await live(world);
		expect(world.contact(JANES).params).toMatchObject(RIGHT);
	},
);

it('a consent that Shopify takes back with the address is taken back in Wati', async () => {
	const world = await open({
		shopify: { switches: { addressChangeResetsConsent: true } },
		wati: { switches: { allowCampaignParameter: 'allowbroadcast' } },
	});
	await live(world);
	expect(world.contact(JANES)).toMatchObject({
		allowCampaign: false,
		params: { ...RIGHT, shopify_marketing_consent: 'false' },
	});
});

describe.each(['accepted', 'rejected', 'ignored', 'removes'] as const)(
	'where an empty value is %s',
	(emptyValue) => {
		const emptied = emptyValue === 'accepted' || emptyValue === 'removes';

		it('a removed tag is empty, or else false, which is told', async () => {
			const world = await open({
				wati: { switches: { emptyValue } },
				edits: { 'Map Attributes': { parameters: { tagRemoved: 'empty' } } },
			});
			const { id } = await world.synced({ ...JANE, tags: ['VIP'] });
			const outcome = await world.outcomeOf(() => world.shopify.merchant.removeTags(id, ['VIP']));
			expect(world.contact(JANES).params.tag_vip ?? '').toBe(emptied ? '' : 'false');
			expect(outcome.problems.map(({ code }) => code)).toEqual(emptied ? [] : ['emptyNotAccepted']);
		});

		it('a removed e-mail address is gone, or else stays, which is told', async () => {
			const world = await open({
				wati: { switches: { emptyValue } },
				edits: { 'Map Attributes': { parameters: { consentChannel: 'none' } } },
			});
			const { id } = await world.synced({ ...JANE, consents: {} });
			const outcome = await world.outcomeOf(() =>
				world.shopify.merchant.updateCustomer(id, { email: null }),
			);
			expect(world.contact(JANES).params.email ?? '').toBe(emptied ? '' : JANE.email);
			expect(outcome.problems.map(({ code }) => code)).toEqual(emptied ? [] : ['emptyNotAccepted']);
		});
	},
);

it('a value that is longer than the account takes is refused, in so many words', async () => {
	const world = await open({ wati: { switches: { maxValueLength: 20 } } });
	const outcome = await world.outcomeOf(() => world.shopify.merchant.createCustomer(JANE));
	expect(outcome).toMatchObject({ action: 'failed', reason: 'refused' });
	expect(outcome.message).toContain('value too long');
});

it.each([null, 0.3])(
	'beyond the rate limit a call is repeated until it is let in (Retry-After %s)',
	async (rateLimitRetryAfter) => {
		const world = await open({
			requestsPer10Seconds: 1000,
			wati: {
				clock: scaledClock(50),
				requestsPer10Seconds: 3,
				switches: { rateLimitRetryAfter },
			},
		});
		await world.executionsOf(() => {
			for (let line = 0; line < 4; line += 1) {
				const phone = `+1415555260${line}`;
				world.shopify.merchant.createCustomer({ ...JANE, email: null, consents: {}, phone });
			}
		});
		expect(world.wati.contacts()).toHaveLength(4);
		expect(world.wati.requests.map(({ status }) => status)).toContain(429);
	},
);
