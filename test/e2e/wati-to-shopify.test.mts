import { quiet } from '../../sandbox/demo/quiet.mts';
import { sinceNow } from '../../sandbox/demo/runsBegun.mts';
import { writerSteps } from '../../sandbox/demo/writerSteps.mts';
import { itemsOf } from '../../sandbox/n8n/executions.mts';
import { crowdTests } from './crowdTests.mts';
import { inboundAddressTests } from './inboundAddressTests.mts';
import { livingTests } from './import/livingTests.mts';
import { startedDemo } from './started.mts';
import { stepTests } from './stepTests.mts';

const demo = startedDemo();

describe('the template from Wati to Shopify, published in a real n8n', () => {
	stepTests(demo, writerSteps(), ['watiToShopify', 'shopifyToWati']);
});

describe('the address of the Wati trigger in a real n8n', () => inboundAddressTests(demo));

describe('a run from Wati that fails in a real n8n', () => {
	const WRITER = '14155550122';

	it('is an errored run in words, which succeeds when it is retried', async () => {
		const { wati, shop, n8n } = demo();
		const since = await sinceNow(demo(), 'watiToShopify');
		const path = new RegExp(`/contacts/${WRITER}$`);
		wati.faults.add({ on: { method: 'GET', path }, do: { kind: 'status', status: 404 }, times: 2 });
		await wati.people.write(WRITER, 'Hello', { name: 'Nia Late' });
		await quiet(demo());

		// n8n's Error Trigger begins a run of its own, which keeps the failure.
		const [failed, ...others] = (await since()).filter(({ mode }) => mode !== 'error');
		const id = failed?.id ?? '';
		const { data } = await n8n.rest.execution(id);
		expect(others).toEqual([]);
		expect(failed).toMatchObject({ status: 'error' });
		expect(data.resultData.error?.message).toMatch(/14155550122 could not be loaded from Wati/);
		expect(shop.customers().filter(({ phone }) => phone === `+${WRITER}`)).toEqual([]);

		expect(await n8n.rest.retry(id)).toBe('success');
		await quiet(demo());
		expect(shop.customers().filter(({ phone }) => phone === `+${WRITER}`)).toMatchObject([
			{ displayName: 'Nia Late' },
		]);
	});

	it('begins with the event, the contact as it was read, and the outcome on the item', async () => {
		const since = await sinceNow(demo(), 'watiToShopify');
		await demo().wati.people.write('14155550123', 'Do you have it in blue?', { name: 'Bo' });
		await quiet(demo());
		const [last] = await since();
		const run = await demo().n8n.rest.execution(last?.id ?? '');
		expect(itemsOf(run, 'Upsert Customer')).toMatchObject([
			{
				event: { number: '14155550123', senderName: 'Bo' },
				contact: { number: '14155550123', name: 'Bo', attributes: {} },
				outcome: { action: 'created', reason: 'contactNew', problems: [] },
			},
		]);
	});
});

describe('many at once in a real n8n', () => crowdTests(demo));

describe('an import in a real n8n while the sync is live', () => livingTests(demo));
