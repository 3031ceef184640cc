import { toE164 } from '../../nodes/core/phone.ts';
import type { WantedContact } from '../../nodes/core/profile.ts';
import { carryOut } from '../../nodes/wati/carryOut.ts';
import type { Job, Sync } from '../../nodes/wati/job.ts';
import { lookUp } from '../../nodes/wati/lookUp.ts';
import { NUMBER } from './scriptedWati.mts';

export const NOON = '2026-11-23T12:00:00Z';
export const LATER = '2026-11-23T12:00:05Z';

export const customer = (part: Partial<WantedContact> = {}): WantedContact => ({
	customerId: '42',
	updatedAt: NOON,
	readAt: NOON,
	mayHaveMoved: false,
	name: 'Ada',
	phone: toE164(`+${NUMBER}`) ?? null,
	attributes: {},
	...part,
});

export const numbered = (id: string, number: string, part: Partial<WantedContact> = {}) =>
	customer({ customerId: id, phone: toE164(`+${number}`) ?? null, ...part });

/** A job as Match Contact hands it on in the same run. */
export async function matched(
	{ client, settings, now }: Sync,
	wanted: WantedContact,
): Promise<Job> {
	const matchedAtMs = now();
	const found = await lookUp(client, wanted, settings.names);
	if (!found.ok) throw new Error(found.failure.message);
	return { wanted, match: found.value.match, matchedAtMs, problems: found.value.problems };
}

/** All customers looked up first and then carried out together, as a run of the nodes does. */
export async function syncAll(sync: Sync, ...customers: readonly WantedContact[]) {
	const jobs: Job[] = [];
	for (const wanted of customers) jobs.push(await matched(sync, wanted));
	const outcomes = await carryOut(sync, jobs);
	return jobs.flatMap((job) => outcomes.get(job) ?? []);
}
