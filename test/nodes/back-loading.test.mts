import { EXPLANATIONS } from '../../nodes/n8n/explain';
import type { Fault } from '../../sandbox/wati/index.mts';
import { backOnly } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { JANES } from '../support/people.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();
const GET = { method: 'GET' };
const ONE_EVENT = { trigger: { events: ['message'] } };
const status = (code: number) => ({ kind: 'status', status: code }) as const;

describe('a contact', () => {
	it('that is visible only at the second look is loaded', async () => {
		const switches = { newContactVisible: 'afterFirstLook' } as const;
		const world = await open(backOnly({ ...ONE_EVENT, wati: { switches } }));
		expect((await world.says(JANES, 'Hello')).action).toBe('created');
		expect(world.watiCalls()).toEqual([
			`GET /contacts/${JANES}`,
			`GET /contacts/${JANES}`,
			'PUT /contacts',
		]);
	});

	it.each<readonly [string, Fault['do']]>([
		['a 429', status(429)],
		['a lost connection', { kind: 'connectionLostBefore' }],
		['a 500', status(500)],
		['a web page', { kind: 'plainText', status: 502, text: '<html></html>' }],
	])('is loaded in spite of %s', async (_, fault) => {
		const world = await open(backOnly(ONE_EVENT));
		world.wati.faults.add({ on: GET, do: fault });
		expect((await world.says(JANES, 'Hello')).action).toBe('created');
	});

	it.each<readonly [string, Fault['do'], keyof typeof EXPLANATIONS]>([
		['no answer', status(500), 'noAnswer'],
		['no right', status(403), 'unauthorized'],
		['no end of 429', status(429), 'rateLimited'],
		['a refusal with 200', { kind: 'resultFalse' }, 'refused'],
		['an answer that is no contact', { ...status(200), body: { id: 7 } }, 'noAnswer'],
		['nobody', status(404), 'contactUnknown'],
	])(
		'that cannot be loaded, for %s, ends the run as failed and makes nobody',
		async (_, fault, reason) => {
			const world = await open(backOnly(ONE_EVENT));
			world.wati.faults.add({ on: GET, do: fault, times: 99 });
			const [execution] = await world.backExecutionsOf(
				async () => await world.wati.people.write(JANES, 'Hello'),
			);
			expect(execution?.status).toBe('error');
			expect(execution?.error).toMatchObject({
				message: expect.stringContaining(`The contact ${JANES} could not be loaded from Wati`),
				description: EXPLANATIONS[reason],
			});
			expect(world.shopify.customers()).toEqual([]);
		},
	);

	it('that could not be loaded is in step after the next message', async () => {
		const world = await open(backOnly(ONE_EVENT));
		world.wati.faults.add({ on: GET, do: status(403) });
		await world.backExecutionsOf(async () => await world.wati.people.write(JANES, 'Hello'));
		expect(inShort(await world.says(JANES, 'Hello'))).toBe('created contactNew');
	});
});

it('the item brings the event, the contact as it is now, and the message', async () => {
	const world = await open(backOnly(ONE_EVENT));
	world.wati.agent.addContact({ number: JANES, name: 'Jane', params: { city: 'Bonn' } });
	const [execution] = await world.backExecutionsOf(
		async () => await world.wati.people.write(JANES, 'STOP'),
	);
	const [item] = execution?.items('A Contact Writes') ?? [];
	expect(item?.json).toEqual({
		event: {
			event: 'message',
			eventType: 'message',
			id: expect.stringMatching(/^wamid\./),
			number: JANES,
			senderName: 'Jane',
			at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
		},
		contact: {
			id: world.contact(JANES).id,
			number: JANES,
			name: 'Jane',
			allowCampaign: false,
			attributes: { city: 'Bonn' },
			createdAt: expect.stringMatching(/Z$/),
			readAt: expect.stringMatching(/Z$/),
			execution: execution?.id,
		},
		message: { type: 'text', text: 'STOP', heard: 'optOut' },
	});
});

it('without loading, the run has the event alone and Map Attributes says what is missing', async () => {
	const world = await open(backOnly({ trigger: { ...ONE_EVENT.trigger, loadContact: false } }));
	const [execution] = await world.backExecutionsOf(
		async () => await world.wati.people.write(JANES, 'Hello'),
	);
	expect(execution?.error?.message).toBe('The item has no Wati contact');
	expect(world.watiCalls()).toEqual([]);
});

it('a retried run, with a contact that another run read, reads it again', async () => {
	const world = await open(backOnly(ONE_EVENT));
	world.wati.agent.addContact({
		number: JANES,
		name: 'Jane',
		params: { email: 'old@example.com' },
	});
	const [first] = await world.backExecutionsOf(
		async () => await world.wati.people.write(JANES, 'Hello'),
	);
	world.wati.agent.setAttribute(JANES, 'email', 'new@example.com');
	const ran = await world.backExecutionsOf(async () => {
		await world.back.startAt('Upsert Customer', first?.items('Match Contact', 1) ?? []);
	});
	expect(ran.map(({ status: ended }) => ended)).toEqual(['success']);
	expect(world.watiCalls()[0]).toBe(`GET /contacts/${JANES}`);
	expect(world.customer().email).toBe('new@example.com');
});
