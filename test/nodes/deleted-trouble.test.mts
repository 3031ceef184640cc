import type { Fault } from '../../sandbox/wati/index.mts';
import { JANE, JANES } from '../support/people.mts';
import { inShort } from '../support/outcome.mts';
import { worldOpener, type World } from '../support/world.mts';
import { expectUnlinked, gone, unlinkedBy, unlinkedFrom } from './goneRun.mts';

const open = worldOpener();
const TAGGED = { ...JANE, tags: ['VIP'] };

const deletes = async (world: World, id: string) =>
	await unlinkedBy(world, () => {
		world.shopify.merchant.deleteCustomer(id);
	});

describe('a write that meets trouble', () => {
	const PUT = { method: 'PUT' };

	it.each<readonly [string, Fault['do']]>([
		['a 429', { kind: 'status', status: 429 }],
		['a lost connection before anything was done', { kind: 'connectionLostBefore' }],
		['a 500 after the write was done', { kind: 'serverErrorAfterWrite' }],
		['a lost connection after the write was done', { kind: 'connectionLostAfterWrite' }],
		['an answer without the contact', { kind: 'leaveOutOfAnswer', number: JANES }],
		['an answer that claims too much', { kind: 'notWritten', number: JANES }],
	])('%s: the contact is unlinked all the same', async (_, fault) => {
		const world = await open(gone());
		const { id } = await world.synced(TAGGED);
		world.wati.faults.add({ on: PUT, do: fault });
		const [outcome] = await deletes(world, id);
		expect(outcome).toMatchObject({ action: 'updated', reason: 'contactUnlinked' });
		expectUnlinked(world, JANES);
		expect(world.contact(JANES).params.tag_vip).toBe('false');
	});

	it.each([
		[{ kind: 'status', status: 500 }, 'failed noAnswer'],
		[{ kind: 'status', status: 400 }, 'failed refused'],
		[{ kind: 'notWritten', number: JANES }, 'failed refused'],
	] as const)('%j for good: it fails, and the next try does it', async (fault, told) => {
		const world = await open(gone());
		const { id } = await world.synced(TAGGED);
		world.wati.faults.add({ on: PUT, do: fault, times: 99 });
		expect((await deletes(world, id)).map(inShort)[0]).toMatch(told);
		world.wati.faults.clear();
		const event = { topic: 'CUSTOMERS_DELETE', customerId: id };
		const again = await unlinkedFrom(world, { event, customer: null });
		expect(again.reason).toBe('contactUnlinked');
		expectUnlinked(world, JANES);
	});

	it('a shop that does not say who is there fails the record, and nothing is written', async () => {
		const world = await open(gone());
		const { id } = await world.synced(TAGGED);
		world.shopify.faults.add({
			on: 'FindCustomers',
			do: { kind: 'status', status: 403 },
			times: 99,
		});
		expect((await deletes(world, id)).map(inShort)).toEqual(['failed refused']);
		expect(world.writes()).toEqual([]);
	});

	it('a contact that was deleted in Wati meanwhile is linked to nobody', async () => {
		const world = await open(gone());
		const { id } = await world.synced(TAGGED);
		const act = () => world.wati.agent.deleteContact(JANES);
		world.wati.faults.add({ on: PUT, do: { kind: 'before', act } });
		expect((await deletes(world, id)).map(inShort)).toEqual(['skipped nobodyLinked']);
	});
});
