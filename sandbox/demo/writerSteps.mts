import type { Demo } from './index.mts';
import { message, quietTimeIsOver } from './message.mts';
import { beginning } from './runsBegun.mts';
import { contactIs, customerIs, together, type Step } from './sight.mts';
import { writing } from './writes.mts';

const STRANGER = '14155550155';
const ANOTHER_STRANGER = '14155550144';
const KNOWN = '14155550166';
/** Chitra, of the demo's people. */
const KNOWN_BY_EMAIL = '61491570156';

const ONE_EACH = { shopify: 1, wati: 1 };

/** A customer whose webhooks, of the creation and of a change, got lost: no contact knows them. */
function customerNobodyToldOf({ shop }: Demo): void {
	shop.webhooks.dropNext(2);
	shop.merchant.createCustomer({
		firstName: 'Kofi',
		lastName: 'Mensah',
		phone: `+${KNOWN}`,
		tags: ['VIP'],
	});
}

/** What people write on WhatsApp, and an agent edits in between. */
export const writerSteps = (): readonly Step[] => [
	{
		name: 'a stranger writes',
		act: async (demo) => {
			const written = writing(demo, ONE_EACH);
			await message(demo, STRANGER, 'Hello', 'Sana Malik');
			return together(
				customerIs(demo, STRANGER, ({ displayName }) => displayName === 'Sana Malik'),
				contactIs(demo, STRANGER, ({ params }) => {
					return Boolean(params['shopify_customer_id'] && params['shopify_sync']);
				}),
				written,
			);
		},
	},
	{
		name: 'a customer known by phone writes',
		act: async (demo) => {
			customerNobodyToldOf(demo);
			const params = { email: 'kofi@example.com' };
			demo.wati.agent.addContact({ number: KNOWN, name: 'Kofi', params });
			const written = writing(demo, ONE_EACH);
			await message(demo, KNOWN, 'Where is my order?');
			return together(
				customerIs(demo, KNOWN, ({ email, tags }) => {
					return email === 'kofi@example.com' && tags.join() === 'VIP';
				}),
				contactIs(demo, KNOWN, (contact) => {
					const { tag_vip: vip, email, shopify_customer_id: link } = contact.params;
					return vip === 'true' && email === 'kofi@example.com' && Boolean(link);
				}),
				written,
			);
		},
	},
	{
		name: 'a customer known by e-mail writes',
		act: async (demo) => {
			const written = writing(demo, ONE_EACH);
			await message(demo, KNOWN_BY_EMAIL, 'Do you ship to Perth?');
			return together(
				customerIs(demo, KNOWN_BY_EMAIL, ({ email }) => email === 'chitra@example.com'),
				contactIs(demo, KNOWN_BY_EMAIL, ({ params }) => params['tag_newsletter'] === 'true'),
				written,
			);
		},
	},
	{
		name: 'an agent edits, then the person writes',
		act: async (demo) => {
			const { agent } = demo.wati;
			const written = writing(demo, ONE_EACH);
			agent.setAttribute(KNOWN, 'tag_wholesale', 'true');
			agent.setAttribute(KNOWN, 'email', 'kofi.new@example.com');
			await quietTimeIsOver();
			await message(demo, KNOWN, 'Thank you');
			return together(
				customerIs(demo, KNOWN, ({ email, tags }) => {
					return email === 'kofi.new@example.com' && tags.join() === 'VIP,Wholesale';
				}),
				written,
			);
		},
	},
	{
		name: 'STOP',
		act: async (demo) => {
			const written = writing(demo, ONE_EACH);
			await quietTimeIsOver();
			await message(demo, KNOWN, 'STOP');
			return together(
				customerIs(demo, KNOWN, ({ consents }) => consents.email.state === 'UNSUBSCRIBED'),
				contactIs(demo, KNOWN, ({ allowCampaign, params }) => {
					return !allowCampaign && params['shopify_marketing_consent'] === 'false';
				}),
				written,
			);
		},
	},
	{
		name: 'START',
		act: async (demo) => {
			const written = writing(demo, ONE_EACH);
			await quietTimeIsOver();
			await message(demo, KNOWN, 'START');
			return together(
				customerIs(demo, KNOWN, ({ consents }) => consents.email.state === 'SUBSCRIBED'),
				contactIs(demo, KNOWN, ({ allowCampaign, params }) => {
					return allowCampaign && params['shopify_marketing_consent'] === 'true';
				}),
				written,
			);
		},
	},
	{
		name: 'the business replies',
		act: async (demo) => {
			const noRun = await beginning(demo, 'watiToShopify', 0);
			await quietTimeIsOver();
			await demo.wati.agent.reply(KNOWN, 'You are welcome');
			return noRun;
		},
	},
	{
		name: 'a message is delivered again',
		act: async (demo) => {
			const noRun = await beginning(demo, 'watiToShopify', 0);
			const sent = demo.wati.webhooks.deliveries;
			const last = sent.findLast(({ body }) => (body as { text?: unknown }).text === 'START');
			if (!last) throw new Error('Nobody wrote START.');
			const status = await demo.wati.webhooks.repeat(last);
			return together(() => ({ right: status === 200, seen: `answered ${status}` }), noRun);
		},
	},
	{
		name: 'two messages at once',
		act: async (demo) => {
			const oneRun = await beginning(demo, 'watiToShopify', 1);
			const name = 'Lena Vogt';
			await Promise.all(
				['Hello', 'Is anybody there?'].map(
					async (text) => await demo.wati.people.write(ANOTHER_STRANGER, text, { name }),
				),
			);
			return together(
				customerIs(demo, ANOTHER_STRANGER, ({ displayName }) => displayName === name),
				oneRun,
			);
		},
	},
];
