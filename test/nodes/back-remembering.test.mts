import { backOnly } from '../support/bothWays.mts';
import { inShort } from '../support/outcome.mts';
import { FREES } from '../support/people.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();
const once = { trigger: { events: ['message'] } };

describe('a contact that cannot be told what was written', () => {
	it.each([
		['is refused', { kind: 'resultFalse', info: 'No seats' } as const],
		['is lost', { kind: 'connectionLostBefore' } as const],
	])('where that %s is a failure, and the next message mends it', async (_, fault) => {
		const world = await open(backOnly(once));
		world.wati.faults.add({ on: { method: 'PUT' }, do: fault, times: 99 });
		const [execution] = await world.backExecutionsOf(
			async () => await world.wati.people.write(FREES, 'Hello', { name: 'Jane' }),
		);
		expect(world.failures).toMatchObject([{ reason: 'contactNotRemembered', contact: FREES }]);
		expect(execution?.items('Upsert Customer', 1)[0]?.json).toMatchObject({
			details: {
				outcome: { action: 'failed', reason: 'contactNotRemembered', customer: expect.anything() },
			},
		});
		world.wati.faults.clear();
		expect(inShort(await world.says(FREES, 'Hello'))).toBe('updated firstLink');
		expect(world.contact(FREES).params.shopify_customer_id).toBe(world.customer().legacyId);
	});

	it('because it was deleted meanwhile is a failure, and one customer', async () => {
		const world = await open(backOnly(once));
		const act = () => {
			world.wati.agent.deleteContact(FREES);
		};
		world.wati.faults.add({ on: { method: 'PUT' }, do: { kind: 'before', act } });
		const outcome = await world.says(FREES, 'Hello', { name: 'Jane' });
		expect(inShort(outcome)).toBe('failed contactNotRemembered contactVanished');
		expect(inShort(await world.says(FREES, 'Hello'))).toBe('updated firstLink');
		expect(world.shopify.customers()).toHaveLength(1);
	});
});
