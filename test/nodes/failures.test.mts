import type { Reason } from '../../nodes/core/reasons';
import { EXPLANATIONS } from '../../nodes/n8n/explain';
import type { Fault } from '../../sandbox/wati/index.mts';
import { JANE, JANES } from '../support/people.mts';
import { inShort } from '../support/outcome.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();
const POST = { method: 'POST' };
const PUT = { method: 'PUT' };
const GET = { method: 'GET', path: /\/v3\/contacts/ };

const status = (code: number, headers = {}) => ({ kind: 'status', status: code, headers }) as const;

const PASSING: ReadonlyArray<readonly [string, Fault['do']]> = [
	['a 429 without a time', status(429)],
	['a 429 with a time in seconds', status(429, { 'Retry-After': '0' })],
	['a 429 with a date', status(429, { 'Retry-After': 'Mon, 23 Nov 2020 10:00:00 GMT' })],
	['a lost connection before anything was done', { kind: 'connectionLostBefore' }],
	['a 500 before anything was done', status(500)],
	['a web page instead of an answer', { kind: 'plainText', status: 502, text: '<html></html>' }],
];
const AFTERWARDS: typeof PASSING = [
	['a 500 after the write was done', { kind: 'serverErrorAfterWrite' }],
	['a lost connection after the write was done', { kind: 'connectionLostAfterWrite' }],
];

describe('a create', () => {
	it.each([...PASSING, ...AFTERWARDS])('survives %s, and makes one contact', async (_, fault) => {
		const world = await open();
		world.wati.faults.add({ on: POST, do: fault });
		const outcome = await world.outcomeOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(inShort(outcome)).toBe('created customerNew');
		expect(world.wati.contacts()).toHaveLength(1);
		expect(world.contact(JANES).params.email).toBe(JANE.email);
	});

	it('that is refused with a 200 counts as refused', async () => {
		const world = await open();
		world.wati.faults.add({
			on: POST,
			do: { kind: 'resultFalse', info: 'Plan expired' },
			times: 9,
		});
		const outcome = await world.outcomeOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(outcome).toMatchObject({ action: 'failed', reason: 'refused' });
		expect(outcome.message).toContain('Plan expired');
		expect(world.wati.contacts()).toEqual([]);
	});
});

describe('an update', () => {
	it.each([...PASSING, ...AFTERWARDS])('survives %s', async (_, fault) => {
		const world = await open();
		const { id } = await world.synced(JANE);
		world.wati.faults.add({ on: PUT, do: fault });
		const outcome = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(inShort(outcome)).toBe('updated customerChanged');
		expect(world.contact(JANES).params.tag_vip).toBe('true');
	});

	it('whose answer lacks the contact is proven by reading it', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		world.wati.faults.add({ on: PUT, do: { kind: 'leaveOutOfAnswer', number: JANES } });
		const outcome = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(inShort(outcome)).toBe('updated customerChanged');
		expect(world.watiCalls().filter((call) => call.startsWith('PUT'))).toHaveLength(1);
		expect(world.watiCalls().at(-1)).toBe(`GET /contacts/${JANES}`);
	});

	it.each(['leaveOutOfAnswer', 'notWritten'] as const)(
		'that was not written at all is never claimed to be (%s)',
		async (kind) => {
			const world = await open();
			const { id } = await world.synced(JANE);
			world.wati.faults.add({ on: PUT, do: { kind: 'notWritten', number: JANES }, times: 9 });
			if (kind === 'leaveOutOfAnswer')
				world.wati.faults.add({ on: PUT, do: { kind, number: JANES }, times: 9 });
			const outcome = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
			expect(inShort(outcome)).toBe('failed noAnswer');
			expect(world.contact(JANES).params).not.toHaveProperty('tag_vip');
		},
	);

	it('of a contact that was deleted meanwhile makes the next run create it', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		world.wati.faults.add({
			on: (call) => {
				if (call.method === 'PUT' && world.wati.contact(JANES))
					world.wati.agent.deleteContact(JANES);
				return false;
			},
			do: { kind: 'connectionLostBefore' },
		});
		const outcome = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(inShort(outcome)).toBe('failed contactVanished');
		world.wati.faults.clear();
		const next = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['Gold']));
		expect(inShort(next)).toBe('created customerNew');
	});

	it('that is refused with a 200 is failed, with what Wati said', async () => {
		const world = await open();
		const { id } = await world.synced(JANE);
		world.wati.faults.add({ on: PUT, do: { kind: 'resultFalse', info: 'No seats' }, times: 9 });
		const outcome = await world.outcomeOf(() => world.shopify.merchant.addTags(id, ['VIP']));
		expect(outcome).toMatchObject({ action: 'failed', reason: 'refused' });
		expect(outcome.message).toContain('No seats');
	});
});

describe('a look-up', () => {
	it.each(PASSING)('survives %s', async (_, fault) => {
		const world = await open();
		world.wati.agent.addContact({ number: JANES });
		world.wati.faults.add({ on: GET, do: fault });
		const outcome = await world.outcomeOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(inShort(outcome)).toBe('updated firstLink');
		expect(world.wati.contacts()).toHaveLength(1);
	});

	it.each<readonly [string, Fault['do'], Reason]>([
		['no answer', status(500), 'noAnswer'],
		['no right', status(403), 'unauthorized'],
		['no end of 429', status(429), 'rateLimited'],
		['a refusal with 200', { kind: 'resultFalse' }, 'refused'],
		['an answer that is no contact', { ...status(200), body: { id: 7 } }, 'noAnswer'],
	])('that ends with %s is a failure and never "not found"', async (_, fault, reason) => {
		const world = await open();
		world.wati.faults.add({ on: GET, do: fault, times: 99 });
		const executions = await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
		for (const execution of executions) {
			const [failed] = execution.items('Match Contact', 3);
			expect(failed?.json).toMatchObject({
				error: expect.stringContaining('could not be looked up in Wati'),
				message: EXPLANATIONS[reason],
				customer: { displayName: 'Jane Doe' },
			});
			expect(execution.status).toBe('success');
		}
		const customer = world.customer().legacyId;
		expect(world.failures).toMatchObject([{ action: 'failed', reason, customer }]);
		expect(executions.length).toBeGreaterThan(0);
		expect(world.watiCalls()).not.toContain('POST /contacts');
	});
});

it('a wrong access token is told as such', async () => {
	const world = await open();
	world.wati.options.token = 'another';
	const [execution] = await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
	expect(execution?.items('Match Contact', 3)[0]?.json.message).toBe(EXPLANATIONS.unauthorized);
});
