import type { Links, ShopCustomer, WatiContact, World } from '../page/world.mts';
import { refusing } from '../page/refusing.mts';
import type { CustomerSnapshot, ShopifySandbox } from '../shopify/index.mts';
import type { Contact, WatiSandbox } from '../wati/index.mts';

const NEWS_EVERY_MS = 1_000;

const customerOf = (customer: CustomerSnapshot): ShopCustomer => {
	const { id, firstName, lastName, email, phone, tags, createdAt, consents } = customer;
	return {
		id,
		firstName,
		lastName,
		email,
		phone,
		tags,
		createdAt,
		consents: {
			email: email === null ? null : consents.email.state,
			sms: phone === null ? null : consents.sms.state,
			whatsApp: phone === null ? null : consents.whatsApp.state,
		},
	};
};

const contactOf = ({
	id,
	number,
	name,
	allowCampaign,
	params,
	lastUpdated,
}: Contact): WatiContact => ({
	id,
	number,
	name,
	allowCampaign,
	attributes: Object.entries(params).map(([attribute, value]) => ({ name: attribute, value })),
	lastUpdated: new Date(lastUpdated).toISOString(),
});

/** Only what a person filled in: the shop is told nothing of the rest. */
const filled = <T extends object>(fields: T) =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Ties the page to the two sandboxes, and to what n8n tells. */
export function worldOf(
	shop: ShopifySandbox,
	wati: WatiSandbox,
	n8n: Pick<World, 'runs' | 'lastImport'>,
	links: Links,
): World {
	const { merchant } = shop;
	const { agent, people } = wati;
	return {
		shop: {
			name: shop.options.shopName,
			domain: shop.options.shopDomain,
			customers: () => shop.customers().map(customerOf),
			createCustomer: async ({ tags, emailConsent, ...fields }) =>
				await refusing(() =>
					merchant.createCustomer({
						...filled(fields),
						tags,
						...(emailConsent ? { consents: { email: emailConsent } } : {}),
					}),
				),
			updateCustomer: async (id, fields) =>
				await refusing(() => merchant.updateCustomer(id, filled(fields))),
			addTags: async (id, tags) => await refusing(() => merchant.addTags(id, tags)),
			removeTags: async (id, tags) => await refusing(() => merchant.removeTags(id, tags)),
			setConsent: async (id, channel, state) =>
				await refusing(() => merchant.setConsent(id, channel, state)),
			deleteCustomer: async (id) => await refusing(() => merchant.deleteCustomer(id)),
		},
		wati: {
			name: 'Demo account',
			contacts: () => wati.contacts().map(contactOf),
			marks: { link: 'shopify_customer_id', ledger: 'shopify_sync', tagPrefix: 'tag_' },
			write: async (from, text, name) =>
				await refusing(async () => await people.write(from, text, filled({ name }))),
			setAttribute: async (id, name, value) =>
				await refusing(() => agent.setAttribute(id, name, value)),
			removeAttribute: async (id, name) => await refusing(() => agent.removeAttribute(id, name)),
			setAllowCampaign: async (id, allowed) =>
				await refusing(() => agent.setAllowCampaign(id, allowed)),
		},
		...n8n,
		links,
		onChange(listener) {
			const leave = [shop.listen(listener), wati.listen(listener)];
			const news = setInterval(listener, NEWS_EVERY_MS);
			return () => {
				clearInterval(news);
				for (const stop of leave) stop();
			};
		},
	};
}
