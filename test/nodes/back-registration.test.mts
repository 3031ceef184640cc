import type { WatiSwitches } from '../../sandbox/wati/index.mts';
import { backOnly } from '../support/bothWays.mts';
import { JANES } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';

const open = worldOpener();
const CHANNEL = '16509379611';
const webhooks = (world: World) => world.wati.webhooks.all;

const automatic = async (switches: Partial<WatiSwitches> = {}, channelNumber = CHANNEL) =>
	await open(
		backOnly({
			published: 'no',
			trigger: { registration: 'automatic', channelNumber },
			wati: { switches },
		}),
	);

describe.each(['asSent', 'zeroForActive'] as const)(
	'where Wati calls an active webhook %s',
	(registeredStatus) => {
		it('publishing makes the webhook, and a message comes through it', async () => {
			const world = await automatic({ registeredStatus });
			await world.publish();
			expect(webhooks(world)).toMatchObject([
				{
					url: world.back.address,
					status: 1,
					eventTypes: ['message', 'newContactMessageReceived'],
					channel: { number: CHANNEL },
				},
			]);
			await world.wati.people.write(JANES, 'Hello');
			await world.settled();
			expect(world.customer().phone).toBe(`+${JANES}`);
		});
	},
);

it('publishing again makes no second one, and asks nobody', async () => {
	const world = await automatic();
	await world.publish();
	await world.back.unpublish();
	world.clearLogs();
	await world.publish();
	expect(world.watiCalls()).toEqual([]);
	expect(webhooks(world)).toHaveLength(1);
});

it('a channel number may be written as people write it', async () => {
	const world = await automatic({}, '+1 (650) 937-9611');
	await world.publish();
	expect(webhooks(world)).toHaveLength(1);
});

describe.each([400, 200] as const)('where a refusal comes as %s', (webhookRefusal) => {
	it('a webhook that is there already is well', async () => {
		const world = await automatic({ webhookRefusal });
		world.wati.agent.addWebhook(world.back.address, ['message']);
		await world.publish();
		expect(webhooks(world)).toHaveLength(1);
	});

	it.each([
		['the account may have no more', { webhookCap: 0 }, CHANNEL, 'as many webhooks as it may have'],
		[
			'the channel is not the account’s',
			{},
			'16509379612',
			'no channel with the number 16509379612',
		],
		['there is no channel number', {}, '', 'channel number is missing'],
	])('publishing fails in words, where %s', async (_, switches, channelNumber, words) => {
		const world = await automatic({ webhookRefusal, ...switches }, channelNumber);
		await expect(world.publish()).rejects.toThrow(words);
		expect(webhooks(world)).toEqual([]);
	});
});

it('a token that may not manage webhooks is told as such, and pasting is named as a way', async () => {
	const world = await automatic();
	world.wati.options.scopes = ['contactsv3:read', 'contactsv3:write'];
	await expect(world.publish()).rejects.toMatchObject({
		message: expect.stringMatching(/^Wati did not make the webhook/),
		description: expect.stringContaining('paste the address'),
	});
});

it('a failed publication registers with the next one', async () => {
	const world = await automatic({ webhookCap: 0 });
	await expect(world.publish()).rejects.toThrow();
	world.wati.options.switches.webhookCap = 5;
	await world.publish();
	expect(webhooks(world)).toHaveLength(1);
});

it.each(['checkExists', 'create', 'delete'] as const)(
	'a test in the editor registers nothing (%s)',
	async (name) => {
		const world = await automatic();
		expect(await world.back.hook(name, 'manual')).toBe(true);
		expect(world.watiCalls()).toEqual([]);
	},
);

it.each(['checkExists', 'create', 'delete'] as const)(
	'where the address is pasted by hand, nothing is registered (%s)',
	async (name) => {
		const world = await open(backOnly({ published: 'no' }));
		expect(await world.back.hook(name)).toBe(true);
		expect(world.watiCalls()).toEqual([]);
	},
);

it.each(['byHand', 'automatic'])(
	'an address that can be guessed is refused, and the way out is told (%s)',
	async (registration) => {
		const parameters = { registration, channelNumber: CHANNEL };
		const world = await open({
			...backOnly({ published: 'no' }),
			backEdits: { 'A Contact Writes': { webhookId: 'wati-to-shopify', parameters } },
		});
		await expect(world.publish()).rejects.toMatchObject({
			message: 'The address of this trigger is not secret',
			description: expect.stringContaining('add it anew'),
		});
		expect(webhooks(world)).toEqual([]);
	},
);
