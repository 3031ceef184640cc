import type { ShopifySwitches } from '../../sandbox/shopify/index.mts';
import { bothWays, OBEYS } from '../support/bothWays.mts';
import { JANE, JANES } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();

/** What Shopify may announce beside what was changed: its own echo is then the loudest. */
const LOUD = {
	tagChangeAlsoFiresUpdate: true,
	consentChangeAlsoFiresUpdate: true,
	metafieldChangeFiresUpdate: true,
	unchangedWriteFiresUpdate: true,
	creationAlsoFiresTagsAndConsents: true,
} as const;

const NOTE = { field: 'note', type: 'text', whenEmpty: 'clear', attribute: 'note' };
const EMAIL = { field: 'email', type: 'text', whenEmpty: 'clear', attribute: 'email' };

/** Both directions with two mapped fields, and an account whose obedience is known by now. */
async function inStep(switches: Partial<ShopifySwitches> = LOUD) {
	const world = await open(
		bothWays({
			wati: { switches: OBEYS },
			shopify: { switches },
			map: {
				contactRules: { rule: [EMAIL, NOTE].map((one) => ({ source: 'attribute', ...one })) },
			},
			mapThere: { rules: { rule: [EMAIL, NOTE].map((one) => ({ source: one.field, ...one })) } },
		}),
	);
	await world.synced({ firstName: 'Other', phone: '+14155552690', email: 'other@example.com' });
	const { id } = await world.synced({ ...JANE, note: 'Called', tags: ['VIP', 'Gold'] });
	await world.says(JANES, 'Hello');
	return { world, id };
}

type Act = (world: World, id: string) => unknown;

/** One change in Shopify, the writes that it leads to, and what shows that it arrived. */
const IN_SHOPIFY: ReadonlyArray<readonly [string, Act, readonly string[]]> = [
	['a tag added', ({ shopify }, id) => shopify.merchant.addTags(id, ['Silver']), ['PUT /contacts']],
	[
		'a tag removed',
		({ shopify }, id) => shopify.merchant.removeTags(id, ['VIP']),
		['PUT /contacts'],
	],
	[
		'an e-mail address',
		({ shopify }, id) => shopify.merchant.updateCustomer(id, { email: 'n@example.com' }),
		['PUT /contacts'],
	],
	[
		'a note',
		({ shopify }, id) => shopify.merchant.updateCustomer(id, { note: 'Wrote' }),
		['PUT /contacts'],
	],
	[
		'an opt-out',
		({ shopify }, id) => shopify.merchant.setConsent(id, 'email', 'UNSUBSCRIBED'),
		['PUT /contacts'],
	],
	[
		'a name, which is nobody’s business',
		({ shopify }, id) => shopify.merchant.updateCustomer(id, { lastName: 'Roe' }),
		[],
	],
	[
		'the consent of another channel',
		({ shopify }, id) => shopify.merchant.setConsent(id, 'sms', 'SUBSCRIBED'),
		[],
	],
];

const agent =
	(name: string, value: string): Act =>
	({ wati }) =>
		wati.agent.setAttribute(JANES, name, value);

/** One change in Wati, and the writes that the message after it leads to. */
const IN_WATI: ReadonlyArray<readonly [string, Act, string, readonly string[]]> = [
	['a tag set', agent('tag_silver', 'true'), 'Hello', ['WriteCustomer', 'PUT /contacts']],
	['a tag taken', agent('tag_vip', 'false'), 'Hello', ['WriteCustomer', 'PUT /contacts']],
	['a tag emptied', agent('tag_vip', ''), 'Hello', ['WriteCustomer', 'PUT /contacts']],
	[
		'an e-mail address',
		agent('email', 'n@example.com'),
		'Hello',
		['WriteCustomer', 'PUT /contacts'],
	],
	['an e-mail address in capitals', agent('email', 'JANE@EXAMPLE.COM'), 'Hello', ['PUT /contacts']],
	['a note', agent('note', 'Wrote'), 'Hello', ['WriteCustomer', 'PUT /contacts']],
	['a note emptied', agent('note', ''), 'Hello', ['WriteCustomer', 'PUT /contacts']],
	['STOP', () => undefined, 'STOP', ['WriteCustomer', 'PUT /contacts']],
	[
		'Allow campaign taken',
		({ wati }) => wati.agent.setAllowCampaign(JANES, false),
		'Hello',
		['WriteCustomer', 'PUT /contacts'],
	],
	[
		'a name, which is nobody’s business',
		({ wati }) => wati.agent.rename(JANES, 'Janet'),
		'Hello',
		[],
	],
	['an attribute that is not ours', agent('city', 'Bonn'), 'Hello', []],
];

const both = ({ wati, shopify }: World, id: string) => {
	const { params, allowCampaign } = wati.contact(JANES) ?? { params: {}, allowCampaign: undefined };
	return { params, allowCampaign, customer: shopify.customer(id) };
};

/** Neither side moves any more, whoever looks. */
async function expectQuiet(world: World, id: string) {
	const before = both(world, id);
	await world.says(JANES, 'Anything else?');
	expect(world.writes()).toEqual([]);
	world.clearLogs();
	world.shopify.merchant.updateCustomer(id, { locale: 'de' });
	await world.settled();
	expect(world.writes()).toEqual([]);
	expect({ ...both(world, id), customer: null }).toEqual({ ...before, customer: null });
}

describe('one change makes one hop, and then all is quiet:', () => {
	it.each(IN_SHOPIFY)('in Shopify, %s', async (_, act, writes) => {
		const { world, id } = await inStep({});
		world.clearLogs();
		await act(world, id);
		await world.settled();
		expect(world.writes()).toEqual(writes);
		await expectQuiet(world, id);
	});

	it.each(IN_WATI)('in Wati, %s', async (_, act, text, writes) => {
		const { world, id } = await inStep();
		await act(world, id);
		await world.says(JANES, text);
		expect(world.writes()).toEqual(writes);
		await expectQuiet(world, id);
	});

	it('an e-mail address that Shopify removes with its consent, told of in two events', async () => {
		const { world, id } = await inStep({});
		world.clearLogs();
		world.shopify.merchant.updateCustomer(id, { email: null });
		await world.settled();
		expect(new Set(world.writes())).toEqual(new Set(['PUT /contacts']));
		await expectQuiet(world, id);
	});

	it('a new customer in Shopify, whose two events may write the same twice', async () => {
		const { world } = await inStep({});
		world.clearLogs();
		const { id } = world.shopify.merchant.createCustomer({
			firstName: 'Ada',
			phone: '+14155552680',
			email: 'ada@example.com',
			tags: ['VIP'],
			consents: { email: 'SUBSCRIBED' },
		});
		await world.settled();
		expect(new Set(world.writes())).toEqual(new Set(['POST /contacts']));
		await world.says('14155552680', 'Hello');
		expect(world.writes()).toEqual([]);
		expect(world.customer(id).tags).toEqual(['VIP']);
	});

	it('a new contact in Wati', async () => {
		const { world } = await inStep();
		const params = { email: 'ada@example.com', tag_vip: 'true', note: 'Met' };
		world.wati.agent.addContact({ number: '14155552680', name: 'Ada', params });
		await world.says('14155552680', 'Hello');
		expect(world.writes()).toEqual(['CreateCustomer', 'PUT /contacts']);
		await world.says('14155552680', 'Hello again');
		expect(world.writes()).toEqual([]);
	});
});
