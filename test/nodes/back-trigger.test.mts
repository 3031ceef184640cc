import type { MessageShape } from '../../sandbox/wati/index.mts';
import { backOnly } from '../support/bothWays.mts';
import { JANE, JANES } from '../support/people.mts';
import { worldOpener, type World } from '../support/world.mts';
import { WATI_EVENTS } from '../support/worldSettings.mts';

const open = worldOpener();
const addressOf = (world: World) => world.sites[0]?.watiAddress ?? '';
const QUIET = { trigger: { quietSeconds: 60 } };
const EVERY_VARIANT = WATI_EVENTS.flatMap((name) => ['', '_v2', '_bsuid'].map((end) => name + end));

const writes = async (world: World, text: string, as: MessageShape = { kind: 'typed' }) =>
	await world.backExecutionsOf(async () => await world.wati.people.write(JANES, text, { as }));

describe('what is no message of a person is answered with 200 and begins no run', () => {
	const JSON_TYPE = 'application/json';
	const message = {
		eventType: 'message',
		id: 'x',
		whatsappMessageId: 'x',
		waId: JANES,
		text: 'Hi',
	};

	it.each([
		['nothing', '', JSON_TYPE],
		['nothing, as a text', '', 'text/plain'],
		['a text', 'ping', 'text/plain'],
		['a form', 'waId=14155552671', 'application/x-www-form-urlencoded'],
		['a list of noise', JSON.stringify([7, null, { ...message, owner: true }]), JSON_TYPE],
		['a number', '7', JSON_TYPE],
		['null', 'null', JSON_TYPE],
		['an object without anything', '{}', JSON_TYPE],
		['broken JSON as a text', '{"eventType": "message"', 'text/plain'],
		[
			'an event of another kind',
			JSON.stringify({ ...message, eventType: 'sentMessageREAD' }),
			JSON_TYPE,
		],
		['a message without a sender', JSON.stringify({ ...message, waId: '' }), JSON_TYPE],
		[
			'a message without an id',
			JSON.stringify({ ...message, id: '', whatsappMessageId: '' }),
			JSON_TYPE,
		],
		['what the business wrote', JSON.stringify({ ...message, owner: true }), JSON_TYPE],
		['what the business wrote, in text', JSON.stringify({ ...message, owner: 'true' }), JSON_TYPE],
	])('%s', async (_, body, contentType) => {
		const world = await open(backOnly());
		let status: number | null = null;
		const ran = await world.backExecutionsOf(async () => {
			status = await world.wati.webhooks.sendRaw(addressOf(world), { body, contentType });
		});
		expect([status, ran.length]).toEqual([200, 0]);
		expect(world.back.triggerErrors).toEqual([]);
	});

	it('broken JSON that says it is JSON never reaches the node: n8n refuses it', async () => {
		const world = await open(backOnly());
		const raw = { body: '{"eventType"', contentType: JSON_TYPE };
		expect(await world.wati.webhooks.sendRaw(addressOf(world), raw)).toBe(422);
		expect(world.back.triggerErrors).toEqual([]);
	});

	it('a reply of an agent', async () => {
		const world = await open(backOnly());
		await writes(world, 'Hello');
		const ran = await world.backExecutionsOf(
			async () => await world.wati.agent.reply(JANES, 'How can we help?'),
		);
		expect(ran).toEqual([]);
		expect(world.wati.webhooks.deliveries.at(-1)).toMatchObject({ status: 200 });
	});

	it('a message at another address than the secret one: n8n knows none', async () => {
		const world = await open(backOnly());
		const wrong = new URL(addressOf(world));
		wrong.pathname = wrong.pathname.replace(/[0-9a-f]/g, '0');
		const raw = { body: JSON.stringify(message), contentType: JSON_TYPE };
		expect(await world.wati.webhooks.sendRaw(wrong.href, raw)).toBe(404);
		expect(world.back.executions).toEqual([]);
	});
});

it('where the address is no secret, whatever comes to it is answered with 200 and dropped', async () => {
	const world = await open({
		...backOnly({ published: 'no' }),
		backEdits: { 'A Contact Writes': { webhookId: 'wati-to-shopify' } },
	});
	world.back.listen();
	world.wati.agent.addWebhook(addressOf(world), WATI_EVENTS);
	expect(await writes(world, 'Hello')).toEqual([]);
	expect(world.wati.webhooks.deliveries.map(({ status }) => status)).toEqual([200, 200]);
});

describe('one message is one run', () => {
	it('and one that n8n could not keep begins with the next delivery', async () => {
		const world = await open(backOnly({ trigger: { events: ['message'], quietSeconds: 60 } }));
		world.back.runsNotKept = 1;
		expect(await writes(world, 'Hello')).toEqual([]);
		const [delivery] = world.wati.webhooks.deliveries.filter(({ status }) => status === 500);
		const ran = await world.backExecutionsOf(async () => {
			if (delivery) await world.wati.webhooks.repeat(delivery);
		});
		expect(ran).toHaveLength(1);
	});

	it('however often it is delivered', async () => {
		const world = await open(backOnly({ trigger: { events: ['message'] } }));
		const ran = await world.backExecutionsOf(async () => {
			await world.wati.people.write(JANES, 'Hello');
			const [delivery] = world.wati.webhooks.deliveries;
			for (let time = 0; delivery && time < 3; time += 1) {
				expect(await world.wati.webhooks.repeat(delivery)).toBe(200);
			}
		});
		expect(ran).toHaveLength(1);
	});

	it('however many of its kin are ticked', async () => {
		const world = await open(backOnly({ watiEvents: EVERY_VARIANT }));
		await writes(world, 'Hello');
		expect(await writes(world, 'Hello again')).toHaveLength(1);
		expect(
			world.wati.webhooks.deliveries
				.slice(-3)
				.map(({ eventType }) => eventType)
				.sort(),
		).toEqual(['message', 'message_bsuid', 'message_v2']);
	});

	it.each(EVERY_VARIANT)('and %s alone is enough to make a customer', async (event) => {
		const world = await open(backOnly({ watiEvents: [event] }));
		expect(await writes(world, 'Hello')).toHaveLength(1);
		expect(world.customer().phone).toBe(JANE.phone);
	});

	it.each(WATI_EVENTS)('and none where only the other event than %s is chosen', async (event) => {
		const events = WATI_EVENTS.filter((one) => one !== event);
		const world = await open(backOnly({ trigger: { events }, watiEvents: [event] }));
		expect(await writes(world, 'Hello')).toEqual([]);
	});
});

describe('within the quiet time of a contact', () => {
	it('a first message is one run, for both of its events', async () => {
		const world = await open(backOnly(QUIET));
		expect(await writes(world, 'Hello')).toHaveLength(1);
	});

	it('further messages begin no run and cost no call', async () => {
		const world = await open(backOnly(QUIET));
		await writes(world, 'Hello');
		expect(await writes(world, 'Are you there?')).toEqual([]);
		expect([...world.watiCalls(), ...world.shopifyRequests()]).toEqual([]);
	});

	it('another contact has a quiet time of its own', async () => {
		const world = await open(backOnly(QUIET));
		await writes(world, 'Hello');
		const other = async () => await world.wati.people.write('14155550100', 'Hello');
		expect(await world.backExecutionsOf(other)).toHaveLength(1);
	});

	it.each(['STOP', 'Stop promotions!', ' unsubscribe ', 'START'])('%j begins one', async (text) => {
		const world = await open(backOnly(QUIET));
		await writes(world, 'Hello');
		expect(await writes(world, text)).toHaveLength(1);
	});

	it.each(['please stop calling me', 'stop it', 'restart'])('%j begins none', async (text) => {
		const world = await open(backOnly(QUIET));
		await writes(world, 'Hello');
		expect(await writes(world, text)).toEqual([]);
	});

	it('words of the user’s own begin one, in any script', async () => {
		const options = { optOutWords: 'arrêt, やめる', optInWords: 'weiter' };
		const world = await open(backOnly({ trigger: { quietSeconds: 60, options } }));
		await writes(world, 'Hello');
		for (const text of ['ARRÊT.', 'やめる', 'Weiter'])
			expect(await writes(world, text)).toHaveLength(1);
		expect(await writes(world, 'STOP')).toEqual([]);
	});

	it('and once it is over the next message begins a run', async () => {
		const world = await open(backOnly(QUIET));
		await writes(world, 'Hello');
		const now = Date.now.bind(Date);
		const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + 61_000);
		const ran = await writes(world, 'Hello');
		clock.mockRestore();
		expect(ran).toHaveLength(1);
	});
});
