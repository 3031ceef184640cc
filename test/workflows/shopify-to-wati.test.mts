import { JANE, JANES, JOHN } from '../support/people.mts';
import { worldOpener } from '../support/world.mts';

const open = worldOpener();

describe('the run', () => {
	it('ends well and quietly where all is well', async () => {
		const world = await open();
		const executions = await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(executions.map(({ status }) => status)).toEqual(executions.map(() => 'success'));
		for (const execution of executions) {
			expect([execution.ran('Tell a Person'), execution.ran('End as Failed')]).toEqual([
				false,
				false,
			]);
		}
		expect(world.contact(JANES).params.email).toBe(JANE.email);
	});

	it('tells a person of what is held', async () => {
		const world = await open();
		await world.synced(JOHN);
		world.wati.agent.addContact({ number: JANES, params: { shopify_customer_id: '1' } });
		const [execution] = await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(execution?.items('Tell a Person').map(({ json }) => json)).toMatchObject([
			{
				outcome: { action: 'held', reason: 'linkConflict' },
				customer: { displayName: 'Jane Doe' },
			},
		]);
		expect(execution?.status).toBe('success');
	});

	it.each([
		['looked up', 'GET', 'could not be looked up in Wati: No way'],
		['written', 'POST', 'was not written to Wati: No way'],
	])('ends as failed, with the reason, where a customer cannot be %s', async (_, method, words) => {
		const world = await open();
		world.wati.faults.add({
			on: { method },
			do: { kind: 'resultFalse', info: 'No way' },
			times: 99,
		});
		const [execution] = await world.executionsOf(() => world.shopify.merchant.createCustomer(JANE));
		expect(execution?.status).toBe('error');
		expect(execution?.error?.message).toMatch(new RegExp(`^Customer \\d+ ${words}$`));
	});
});
