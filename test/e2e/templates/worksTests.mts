import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { inboundAddress } from '../../../sandbox/demo/templates.mts';
import { waitUntil } from '../../../sandbox/demo/quiet.mts';
import { itemsOf } from '../../../sandbox/n8n/executions.mts';
import { openForm } from '../../../sandbox/n8n/form.mts';
import { plainText } from '../../../sandbox/n8n/markup.mts';
import { begin } from '../import/begin.mts';
import { finished } from '../import/job.mts';
import { manualRun } from './manualRun.mts';
import type { Installed } from './installing.mts';

const CUSTOMER = '4915110000001';
const WRITER = '4915110000002';

/** Each of the seven does what it is for, as it was imported. */
export function worksTests(at: () => Installed): void {
	const setUp = async () => {
		const { empty, ids } = at();
		const run = await manualRun(empty.n8n, ids.setup, 'Execute Once');
		return itemsOf(run, 'One by One');
	};
	const link = (number: string) =>
		at().empty.wati.contact(number)?.params['shopify_customer_id'] ?? '';

	it('setup: lists every step, and nothing that the templates themselves have to do', async () => {
		const steps = await setUp();
		const left = steps.filter(({ state }) => state !== 'done').map(({ step }) => step);
		expect(steps.length).toBeGreaterThan(5);
		expect(left).not.toContainEqual(expect.stringMatching(/tables|settings|credential/i));
	});

	it('shopify-to-wati: brings a new customer to Wati', async () => {
		at().empty.shop.merchant.createCustomer({ firstName: 'Ada', phone: `+${CUSTOMER}` });
		await waitUntil(async () => link(CUSTOMER) !== '');
		expect(at().empty.wati.contact(CUSTOMER)?.name).toBe('Ada');
	});

	it('wati-to-shopify: makes a customer of who writes', async () => {
		const { empty, ids } = at();
		const inbound = await inboundAddress(empty.n8n, ids['wati-to-shopify']);
		empty.wati.agent.addWebhook(inbound, ['message', 'newContactMessageReceived']);
		await empty.wati.people.write(WRITER, 'Hello', { name: 'Bo' });
		await waitUntil(async () => link(WRITER) !== '');
		expect(empty.shop.customers().map(({ phone }) => phone)).toContain(`+${WRITER}`);
	});

	it('historical-import: goes through to its end', async () => {
		const { editor, n8n, shop } = at().empty;
		// Shopify counts whom its search knows.
		await sleep(shop.options.searchIndexLagMs + 1);
		await begin(editor);
		expect(await finished(n8n.rest)).toMatchObject({ state: 'completed', total: 2, failed: 0 });
	});

	it('reconcile: brings an edit of an agent to the shop', async () => {
		const { empty, ids } = at();
		empty.wati.agent.setAttribute(WRITER, 'email', 'bo@example.com');
		await manualRun(empty.n8n, ids.reconcile, 'Run Now');
		expect(empty.shop.customers().map(({ email }) => email)).toContain('bo@example.com');
	});

	it('retry-failures: finds nothing to do', async () => {
		const { empty, ids } = at();
		const { status } = await manualRun(empty.n8n, ids['retry-failures'], 'Run Now');
		expect(status).toBe('success');
	});

	it('sync-health: leads to a page that names both directions', async () => {
		const form = await openForm(at().empty.editor, 'shopify-wati-health');
		const view = await form.send();
		if (view.kind !== 'redirect') throw new Error(`The form ends with ${view.title}`);
		const page = await axios.get<string>(view.url, { proxy: false });
		expect(plainText(page.data)).toMatch(/Shopify (to|→) Wati[^]*Wati (to|→) Shopify/);
	});

	it('setup: has nothing left in the end but to wait for a first failure', async () => {
		const left = (await setUp()).filter(({ state }) => state !== 'done');
		expect(left).toMatchObject([{ step: expect.stringMatching(/Failures/) }]);
	});
}
