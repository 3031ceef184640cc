import { setTimeout as sleep } from 'node:timers/promises';
import { itemsOf } from '../n8n/executions.mts';
import type { CustomerSnapshot } from '../shopify/index.mts';
import type { Contact } from '../wati/index.mts';
import type { Demo } from './index.mts';

export interface Finding {
	readonly step: string;
	readonly right: boolean;
	readonly seen: string;
}

interface Step {
	readonly name: string;
	/** What a person does; answers what must be seen afterwards. */
	readonly act: (demo: Demo) => Promise<() => Sight | Promise<Sight>>;
}

interface Sight {
	readonly right: boolean;
	readonly seen: string;
}

const DEADLINE_MS = 60_000;
const LOOK_EVERY_MS = 200;

const PHONE = '14155550177';
const NEW_PHONE = '14155550188';

const described = (contact: Contact | undefined): string => {
	if (!contact) return 'no contact';
	const tags = Object.entries(contact.params).filter(([name]) => name.startsWith('tag_'));
	const shown = tags.map(([name, value]) => `${name}=${value}`).join(' ');
	const email = contact.params['email'] || 'none';
	const linked = contact.params['shopify_customer_id'] ? 'linked' : 'not linked';
	return `${contact.name} ${contact.number}, email ${email}, Allow campaign ${contact.allowCampaign ? 'on' : 'off'}, ${shown || 'no tags'}, ${linked}`;
};

/** What the contact of a number must show. */
const contactIs =
	({ wati }: Demo, number: string, right: (contact: Contact) => boolean) =>
	(): Sight => {
		const contact = wati.contact(number);
		return { right: contact !== undefined && right(contact), seen: described(contact) };
	};

/** The outcomes of all runs about a customer, the newest first. */
async function outcomesOf({ n8n, workflowId }: Demo, customer: string): Promise<readonly string[]> {
	const runs = await n8n.rest.executions({ workflowId, limit: 20 });
	const outcomes = runs.map(async ({ id }) => {
		const items = itemsOf(await n8n.rest.execution(id), 'Upsert Customer');
		return items.flatMap(({ mapped, outcome }) => {
			if ((mapped as { customerId?: string } | null)?.customerId !== customer) return [];
			const { action, reason } = outcome as { action: string; reason: string };
			return [`${action}: ${reason}`];
		});
	});
	return (await Promise.all(outcomes)).flat();
}

/** A customer's life, one step after the other, as the check and the end-to-end test go through it. */
export function scenario(): readonly Step[] {
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
					const seen = `${described(now)}; before: ${described(before)}`;
					return { right: took && out && left, seen };
				};
			},
		},
		{
			name: 'customer without a phone',
			act: async (demo) => {
				const before = demo.wati.contacts().length;
				const { legacyId } = demo.shop.merchant.createCustomer({
					firstName: 'Noor',
					email: 'noor@example.com',
				});
				return async () => {
					const outcomes = await outcomesOf(demo, legacyId);
					const same = demo.wati.contacts().length === before;
					const right = same && outcomes.includes('skipped: noPhone');
					return { right, seen: `no new contact, ${outcomes.join('; ') || 'no run yet'}` };
				};
			},
		},
		{
			name: 'forged webhook',
			act: async (demo) => {
				const url = demo.shop.webhooks.subscriptions()[0]?.uri ?? '';
				const before = await demo.n8n.rest.executions({ workflowId: demo.workflowId, limit: 100 });
				const status = await demo.shop.webhooks.sendForged({
					url,
					body: JSON.stringify({ id: 1, admin_graphql_api_id: id() }),
					headers: {
						'X-Shopify-Topic': 'customers/update',
						'X-Shopify-Shop-Domain': demo.shop.options.shopDomain,
						'X-Shopify-Webhook-Id': 'forged',
						'X-Shopify-Hmac-Sha256': Buffer.alloc(32, 7).toString('base64'),
					},
				});
				const after = await demo.n8n.rest.executions({ workflowId: demo.workflowId, limit: 100 });
				const runs = after.length - before.length;
				return () => ({
					right: status === 401 && runs === 0,
					seen: `answered ${status}, ${runs} runs`,
				});
			},
		},
	];
}

/** Nothing is on its way any more: webhooks are delivered and their runs have ended. */
export async function quiet({ shop, n8n, workflowId }: Demo): Promise<void> {
	for (const deadline = Date.now() + DEADLINE_MS; Date.now() < deadline; ) {
		await shop.webhooks.settled();
		const running = await n8n.rest.executions({ workflowId, status: 'running' });
		const waiting = await n8n.rest.executions({ workflowId, status: 'new' });
		if (running.length + waiting.length === 0) return;
		await sleep(LOOK_EVERY_MS);
	}
}

async function until(look: () => Sight | Promise<Sight>): Promise<Sight> {
	for (const deadline = Date.now() + DEADLINE_MS; ; ) {
		const sight = await look();
		if (sight.right || Date.now() > deadline) return sight;
		await sleep(LOOK_EVERY_MS);
	}
}

/** One step of the scenario: done, awaited, and looked at again once everything is quiet. */
export async function walk(demo: Demo, step: Step): Promise<Finding> {
	const look = await step.act(demo);
	const first = await until(look);
	await quiet(demo);
	const last = first.right ? await look() : first;
	return { step: step.name, ...last };
}
