import { fakeWati } from './fakeWati.mts';
import type { ImportJob } from './importJob.mts';
import {
	Refused,
	type CustomerFields,
	type NewCustomer,
	type Run,
	type Shop,
	type ShopCustomer,
	type WatiContact,
	type World,
} from './world.mts';

/** A world in memory, to try the page without the two sandboxes. */
export interface FakeWorld extends World {
	readonly people: ShopCustomer[];
	readonly contacts: WatiContact[];
	lastRuns: () => Promise<readonly Run[]>;
	lastJob: () => Promise<ImportJob | null>;
	changed(): void;
}

export function fakeWorld(): FakeWorld {
	const people: ShopCustomer[] = [];
	const contacts: WatiContact[] = [];
	const listeners = new Set<() => void>();
	const changed = () => listeners.forEach((listener) => listener());
	const world: FakeWorld = {
		people,
		contacts,
		lastRuns: async () => await Promise.resolve([]),
		lastJob: async () => await Promise.resolve(null),
		changed,
		shop: fakeShop(people, changed),
		wati: fakeWati(contacts, changed),
		runs: async () => await world.lastRuns(),
		lastImport: async () => await world.lastJob(),
		links: {
			n8n: 'http://localhost:5678',
			workflows: [],
			importForm: 'http://localhost:5678/form/import',
		},
		onChange(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	};
	return world;
}

function fakeShop(people: ShopCustomer[], changed: () => void): Shop {
	let nextId = 7_000_000_000_001;
	const edit = async (id: string, change: (customer: ShopCustomer) => Partial<ShopCustomer>) => {
		const at = people.findIndex((customer) => customer.id === id);
		const customer = people[at];
		if (!customer) throw new Refused([{ message: 'Customer does not exist' }]);
		people[at] = { ...customer, ...change(customer) };
		changed();
		return await Promise.resolve();
	};
	const refuseTaken = (phone: string | undefined, except?: string) => {
		if (phone && people.some((customer) => customer.phone === phone && customer.id !== except)) {
			throw new Refused([{ field: 'phone', message: 'Phone has already been taken' }]);
		}
	};

	return {
		name: 'Demo Shop',
		domain: 'demo-shop.myshopify.com',
		customers: () => people,
		async createCustomer({ tags, emailConsent, ...fields }: NewCustomer) {
			refuseTaken(fields.phone);
			people.push({
				...{ firstName: null, lastName: null, email: null, phone: null },
				...stored(fields),
				id: `gid://shopify/Customer/${nextId++}`,
				tags,
				consents: {
					email: fields.email ? (emailConsent ?? 'NOT_SUBSCRIBED') : null,
					sms: fields.phone ? 'NOT_SUBSCRIBED' : null,
					whatsApp: fields.phone ? 'NEVER_SUBSCRIBED' : null,
				},
				createdAt: new Date().toISOString(),
			});
			changed();
			await Promise.resolve();
		},
		async updateCustomer(id, fields) {
			refuseTaken(fields.phone, id);
			await edit(id, () => stored(fields));
		},
		addTags: async (id, tags) =>
			await edit(id, (customer) => ({ tags: [...new Set([...customer.tags, ...tags])].sort() })),
		removeTags: async (id, tags) =>
			await edit(id, (customer) => ({ tags: customer.tags.filter((tag) => !tags.includes(tag)) })),
		setConsent: async (id, channel, state) =>
			await edit(id, ({ consents }) => ({ consents: { ...consents, [channel]: state } })),
		async deleteCustomer(id) {
			people.splice(0, people.length, ...people.filter((customer) => customer.id !== id));
			changed();
			await Promise.resolve();
		},
	};
}

const stored = (fields: CustomerFields): Partial<ShopCustomer> =>
	Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text || null]));
