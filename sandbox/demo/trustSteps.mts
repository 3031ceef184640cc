import { setTimeout as sleep } from 'node:timers/promises';
import { dataTables } from '../n8n/dataTables.mts';
import type { Demo } from './index.mts';
import { message } from './message.mts';
import { runByHand } from './runByHand.mts';
import { beginning } from './runsBegun.mts';
import { contactIs, customerIs, together, type Look, type Step } from './sight.mts';
import { writing } from './writes.mts';

const PHONE = '14155550122';
const NOTHING = { shopify: 0, wati: 0 };

const switchSync = async ({ n8n }: Demo, value: 'on' | 'off') =>
	await dataTables(n8n.rest).write('shopify_wati_settings', { name: 'sync' }, { value });

const isLinked = ({ params }: { params: Readonly<Record<string, string>> }) =>
	Boolean(params['shopify_customer_id']);

const openFailures =
	({ n8n }: Demo, wanted: number): Look =>
	async () => {
		const rows = await dataTables(n8n.rest).rows('shopify_wati_failures');
		const open = rows.filter(({ state }) => state !== 'closed');
		const told = open.map(({ reason, tries }) => `${String(reason)}, ${String(tries)} tries`);
		return {
			right: open.length === wanted,
			seen: `open failures: ${told.join('; ') || 'none'}`,
		};
	};

/** What happens when the sync is off, when webhooks get lost, when a call fails, and at the end. */
export function trustSteps(): readonly Step[] {
	let id = '';
	return [
		{
			name: 'a lost webhook, and a reconciliation',
			act: async (demo) => {
				demo.shop.webhooks.dropNext(2);
				const { id: made } = demo.shop.merchant.createCustomer({
					firstName: 'Ines',
					lastName: 'Duarte',
					email: 'ines@example.com',
					phone: `+${PHONE}`,
					tags: ['VIP'],
					consents: { email: 'SUBSCRIBED' },
				});
				id = made;
				// Shopify's search knows a customer a few seconds later.
				await sleep(demo.shop.options.searchIndexLagMs + 500);
				await runByHand(demo, 'reconcile');
				return contactIs(demo, PHONE, (one) => one.params['tag_vip'] === 'true' && isLinked(one));
			},
		},
		{
			name: "an agent's edit, without a message",
			act: async (demo) => {
				const contact = demo.wati.contact(PHONE);
				demo.wati.agent.setAttribute(contact?.id ?? '', 'email', 'ines.new@example.com');
				await runByHand(demo, 'reconcile');
				return customerIs(demo, PHONE, ({ email }) => email === 'ines.new@example.com');
			},
		},
		{
			name: 'switched off',
			act: async (demo) => {
				await switchSync(demo, 'off');
				const silence = writing(demo, NOTHING);
				const bothRuns = await beginning(demo, 'shopifyToWati', 2);
				demo.shop.merchant.setConsent(id, 'email', 'UNSUBSCRIBED');
				await message(demo, PHONE, 'Anybody there?');
				await runByHand(demo, 'reconcile');
				return together(
					contactIs(demo, PHONE, ({ allowCampaign }) => allowCampaign),
					bothRuns,
					silence,
				);
			},
		},
		{
			name: 'switched on again, and reconciled',
			act: async (demo) => {
				await switchSync(demo, 'on');
				await sleep(demo.shop.options.searchIndexLagMs + 500);
				await runByHand(demo, 'reconcile');
				return contactIs(demo, PHONE, ({ allowCampaign }) => !allowCampaign);
			},
		},
		{
			name: 'Wati refuses a write',
			act: async (demo) => {
				demo.wati.faults.add({
					on: { method: 'PUT' },
					do: { kind: 'resultFalse', info: 'Not today' },
					times: 2,
				});
				demo.shop.merchant.addTags(id, ['Wholesale']);
				return openFailures(demo, 1);
			},
		},
		{
			name: 'tried again, once it is mended',
			act: async (demo) => {
				demo.wati.faults.clear();
				await runByHand(demo, 'retryFailures');
				return together(
					contactIs(demo, PHONE, ({ params }) => params['tag_wholesale'] === 'true'),
					openFailures(demo, 0),
				);
			},
		},
		{
			name: 'customer deleted',
			act: async (demo) => {
				demo.shop.merchant.deleteCustomer(id);
				return await Promise.resolve(
					contactIs(
						demo,
						PHONE,
						(one) => !isLinked(one) && one.params['tag_vip'] === 'false' && !one.allowCampaign,
					),
				);
			},
		},
	];
}
