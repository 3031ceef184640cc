import { Refused, type Wati, type WatiContact } from './world.mts';

export function fakeWati(contacts: WatiContact[], changed: () => void): Wati {
	const edit = async (who: string, change: (contact: WatiContact) => Partial<WatiContact>) => {
		const at = contacts.findIndex(({ id, number }) => id === who || number === who);
		const contact = contacts[at];
		if (!contact) throw new Refused([{ message: `There is no contact ${who}` }]);
		const lastUpdated = new Date().toISOString();
		contacts[at] = { ...contact, ...change(contact), lastUpdated };
		changed();
		return await Promise.resolve();
	};

	return {
		name: 'Demo account',
		contacts: () => contacts,
		marks: { link: 'shopify_customer_id', ledger: 'shopify_sync', tagPrefix: 'tag_' },
		async write(from, text, name) {
			if (!contacts.some(({ id, number }) => id === from || number === from)) {
				contacts.push({
					id: `c${from}`,
					number: from,
					name: name ?? `+${from}`,
					allowCampaign: true,
					attributes: [],
					lastUpdated: '',
				});
			}
			await edit(from, ({ allowCampaign }) => ({
				allowCampaign: /^start$/i.test(text) || (allowCampaign && !/^stop$/i.test(text)),
			}));
		},
		setAttribute: async (id, name, value) =>
			await edit(id, ({ attributes }) => {
				const values = new Map(attributes.map((one) => [one.name, one])).set(name, { name, value });
				return { attributes: [...values.values()] };
			}),
		removeAttribute: async (id, name) =>
			await edit(id, ({ attributes }) => ({
				attributes: attributes.filter((attribute) => attribute.name !== name),
			})),
		setAllowCampaign: async (id, allowed) => await edit(id, () => ({ allowCampaign: allowed })),
	};
}
