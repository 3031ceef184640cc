import { z } from 'zod';
import { dataTables } from '../../../sandbox/n8n/dataTables.mts';
import { contactOf, customerOf, linkOf, type Person } from './people.mts';
import type { StormWorld } from './world.mts';

const Failure = z.object({
	key: z.string(),
	customer: z.string().nullable(),
	contact: z.string().nullable(),
	reason: z.string().nullable(),
	message: z.string().nullable(),
	state: z.string(),
	tries: z.number().nullable(),
});
export type Failure = z.infer<typeof Failure>;

export async function openFailures({ n8n }: StormWorld): Promise<readonly Failure[]> {
	const rows = await dataTables(n8n.rest).rows('shopify_wati_failures');
	return z
		.array(Failure)
		.parse(rows)
		.filter(({ state }) => state !== 'closed');
}

/** The contact's e-mail address belongs to a customer with another number: who is it? */
export function isInDoubt({ shop, wati }: StormWorld, number: string): boolean {
	const contact = wati.contact(number);
	const email = contact?.params['email'];
	if (!email || linkOf(contact) !== undefined) return false;
	return shop
		.customers()
		.some((customer) => customer.email === email && customer.phone !== `+${number}`);
}

/** Rows about somebody of whom both services say the same, so that there is nothing to settle. */
export async function unexplained(
	world: StormWorld,
	people: readonly Person[],
): Promise<readonly string[]> {
	const rows = await openFailures(world);
	return rows
		.filter(({ contact }) => !contact || !isInDoubt(world, contact))
		.map(({ key, reason, tries, message }) => {
			const who = people.find((each) => isAbout(world, each, key));
			return `${key} (${who?.name ?? 'nobody'}): ${reason}, ${tries} tries: ${message}`;
		});
}

function isAbout(world: StormWorld, who: Person, key: string): boolean {
	const id = key.split(':').at(-1);
	return id === who.number || id === contactOf(world, who)?.id || id === idOf(world, who);
}

const idOf = (world: StormWorld, who: Person): string | undefined =>
	customerOf(world, who)?.legacyId;
