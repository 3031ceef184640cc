import { JANE } from '../support/people.mts';
import type { World, WorldSettings, worldOpener } from '../support/world.mts';
import { obeying } from './goneRun.mts';

/** With a number, and thus a contact. */
export const JANE_BY_NUMBER = { ...JANE, tags: ['VIP'] };
/** The same person known by an address alone: she survives, and takes the number. */
export const JANE_BY_ADDRESS = {
	firstName: 'Jane',
	email: 'j@example.com',
	consents: { email: 'SUBSCRIBED' as const },
};

interface Merged {
	readonly world: World;
	readonly kept: string;
	readonly lost: string;
	/** With its whole id. */
	readonly survivor: string;
}

/** Two records of one person are merged; the deliveries are held back. */
export async function merged(
	open: ReturnType<typeof worldOpener>,
	settings: WorldSettings = obeying(),
): Promise<Merged> {
	const world = await open(settings);
	const { id: lostId, legacyId: lost } = await world.synced(JANE_BY_NUMBER);
	const { id: keptId, legacyId: kept } = await world.synced(JANE_BY_ADDRESS);
	world.shopify.webhooks.hold();
	expect(world.shopify.merchant.mergeCustomers(lostId, keptId)).toBe(keptId);
	await world.shopify.webhooks.settled();
	return { world, kept, lost, survivor: keptId };
}

export const topicsOf = (world: World) =>
	world.shopify.webhooks.deliveries.map(({ topic }) => topic);

/** Lets the deliveries go one by one, in an order by topic. */
export async function deliver(world: World, order: readonly string[]): Promise<void> {
	const held = [...world.shopify.webhooks.deliveries];
	for (const topic of order) {
		for (const { id } of held.filter((one) => one.topic === topic)) {
			await world.shopify.webhooks.redeliver(id);
			await world.settled();
		}
	}
}
