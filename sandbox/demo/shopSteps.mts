import type { CustomerSnapshot } from '../shopify/index.mts';
import { itemsOf } from '../n8n/executions.mts';
import type { Demo } from './index.mts';
import { beginning, sinceNow } from './runsBegun.mts';
import { contactIs, contactLine, together, type Step } from './sight.mts';

const PHONE = '14155550177';
const NEW_PHONE = '14155550188';

/** What the runs that begin from now on did to a customer. */
async function outcomesFromNow(demo: Demo) {
	const since = await sinceNow(demo, 'shopifyToWati');
	return async (customer: string): Promise<readonly string[]> => {
		const outcomes = (await since()).map(async ({ id }) => {
			const items = itemsOf(await demo.n8n.rest.execution(id), 'Upsert Customer');
			return items.flatMap(({ mapped, outcome }) => {
				if ((mapped as { customerId?: string } | null)?.customerId !== customer) return [];
				const { action, reason } = outcome as { action: string; reason: string };
				return [`${action}: ${reason}`];
			});
		});
		return (await Promise.all(outcomes)).flat();
	};
}

async function forge({ shop }: Demo, id: string): Promise<number | null> {
	return await shop.webhooks.sendForged({
		url: shop.webhooks.subscriptions()[0]?.uri ?? '',
		body: JSON.stringify({ id: 1, admin_graphql_api_id: id }),
		headers: {
			'X-Shopify-Topic': 'customers/update',
			'X-Shopify-Shop-Domain': shop.options.shopDomain,
			'X-Shopify-Webhook-Id': 'forged',
			'X-Shopify-Hmac-Sha256': Buffer.alloc(32, 7).toString('base64'),
		},
	});
}

/** A customer's life in the shop, one step after the other. */
export function shopSteps(): readonly Step[] {
	let customer: CustomerSnapshot | undefined;
	const id = () => customer?.id ?? '';
	return [
		{
			name: 'customer created',
			act: async (demo) => {
				customer = demo.shop.merchant.createCustomer({
					firstName: 'Dana',
					lastName: 'Check',
					email: 'dana@example.com',
					phone: `+${PHONE}`,
					tags: ['VIP'],
					consents: { email: 'SUBSCRIBED' },
				});
				return contactIs(
					demo,
					PHONE,
					({ name, params, allowCampaign }) =>
						name === 'Dana Check' &&
						params['email'] === 'dana@example.com' &&
						params['tag_vip'] === 'true' &&
						params['shopify_customer_id'] === customer?.legacyId &&
						allowCampaign,
				);
			},
		},
		{
			name: 'e-mail changed',
			act: async (demo) => {
				demo.shop.merchant.updateCustomer(id(), { email: 'dana.new@example.com' });
				return contactIs(demo, PHONE, ({ params }) => params['email'] === 'dana.new@example.com');
			},
		},
		{
			name: 'tag added',
			act: async (demo) => {
				demo.shop.merchant.addTags(id(), ['Gold Member']);
				return contactIs(demo, PHONE, ({ params }) => params['tag_gold_member'] === 'true');
			},
		},
		{
			name: 'tag removed',
			act: async (demo) => {
				demo.shop.merchant.removeTags(id(), ['VIP']);
				return contactIs(demo, PHONE, ({ params }) => params['tag_vip'] === 'false');
			},
		},
		{
			name: 'opted out',
			act: async (demo) => {
				demo.shop.merchant.setConsent(id(), 'email', 'UNSUBSCRIBED');
				return contactIs(demo, PHONE, ({ allowCampaign }) => !allowCampaign);
			},
		},
		{
			name: 'phone changed',
			act: async (demo) => {
				demo.shop.merchant.updateCustomer(id(), { phone: `+${NEW_PHONE}` });
				return () => {
					const [now, before] = [demo.wati.contact(NEW_PHONE), demo.wati.contact(PHONE)];
					const took = now?.params['shopify_customer_id'] === customer?.legacyId;
					const out = now?.allowCampaign === false;
					const left = before !== undefined && !before.params['shopify_customer_id'];
					const seen = `${contactLine(now)}; before: ${contactLine(before)}`;
					return { right: took && out && left, seen };
				};
			},
		},
		{
			name: 'customer without a phone',
			act: async (demo) => {
				const before = demo.wati.contacts().length;
				const outcomesOf = await outcomesFromNow(demo);
				const { legacyId } = demo.shop.merchant.createCustomer({
					firstName: 'Noor',
					email: 'noor@example.com',
				});
				return async () => {
					const outcomes = await outcomesOf(legacyId);
					const same = demo.wati.contacts().length === before;
					const right = same && outcomes.includes('skipped: noPhone');
					return { right, seen: `no new contact, ${outcomes.join('; ') || 'no run yet'}` };
				};
			},
		},
		{
			name: 'forged webhook',
			act: async (demo) => {
				const noRun = await beginning(demo, 'shopifyToWati', 0);
				const status = await forge(demo, id());
				return together(() => ({ right: status === 401, seen: `answered ${status}` }), noRun);
			},
		},
	];
}
