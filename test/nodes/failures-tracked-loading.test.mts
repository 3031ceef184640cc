import { backOnly } from '../support/bothWays.mts';
import { JANE, JANES } from '../support/people.mts';
import { worldOpener } from '../support/world.mts';
import { rowsOf } from './trackFailuresRun.mts';

const open = worldOpener();

/** As n8n writes the error of a run into its data, from where the Error Trigger has it. */
const crashOf = (error: object | undefined) => ({
	execution: { id: '9', error: JSON.parse(JSON.stringify({ ...error })), mode: 'webhook' },
	workflow: { id: 'w', name: 'W' },
});

it('a contact that could not be loaded is a failure of that contact', async () => {
	const world = await open(backOnly({ trigger: { events: ['message'] } }));
	const status = { kind: 'status', status: 403 } as const;
	world.wati.faults.add({ on: { method: 'GET' }, do: status, times: 99 });
	const [execution] = await world.backExecutionsOf(
		async () => await world.wati.people.write(JANES, 'Hello'),
	);
	expect(await rowsOf({ records: [crashOf(execution?.error)] })).toMatchObject([
		{ key: `watiToShopify:${JANES}`, action: 'failed', reason: 'unauthorized', state: 'open' },
	]);
});

it('keeps an opt-out of a contact that could not be loaded', async () => {
	const world = await open(backOnly({ trigger: { events: ['message'] } }));
	world.wati.faults.add({ on: { method: 'GET' }, do: { kind: 'status', status: 403 }, times: 99 });
	const [execution] = await world.backExecutionsOf(
		async () => await world.wati.people.write(JANES, 'STOP'),
	);
	expect(await rowsOf({ records: [crashOf(execution?.error)] })).toMatchObject([
		{ key: `watiToShopify:${JANES}`, heard: 'optOut' },
	]);
});

it('a customer whom Shopify did not give is a failure of that customer', async () => {
	const world = await open();
	const { id } = await world.synced(JANE);
	world.shopify.options.protectedDataAccess = 'none';
	await world.executionsOf(() => world.shopify.merchant.addTags(id, ['VIP']));
	const [row] = await rowsOf({ records: [crashOf(world.publication.triggerErrors[0])] });
	expect(row).toMatchObject({
		key: `shopifyToWati:${id.replace(/^.*\//, '')}`,
		action: 'failed',
		state: 'open',
	});
});
