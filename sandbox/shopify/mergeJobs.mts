import { randomUUID } from 'node:crypto';
import type { Customer } from './customer.mts';
import { globalId } from './globalId.mts';
import type { InFlight } from './inFlight.mts';
import type { Shop } from './shop.mts';
import type { Timetable } from './timetable.mts';
import { type MergeOverrides, mergeCustomers } from './writes/merge.mts';

export interface MergeJob {
	readonly id: string;
	readonly keptId: number;
	readonly state: 'IN_PROGRESS' | 'COMPLETED';
}

const MERGE_MS = 1000;

/** A merge is asked for now and happens a moment later. */
export class MergeJobs {
	readonly #shop: Shop;
	readonly #timetable: Timetable;
	readonly #inFlight: InFlight;
	readonly #byId = new Map<string, MergeJob>();

	constructor(shop: Shop, timetable: Timetable, inFlight: InFlight) {
		this.#shop = shop;
		this.#timetable = timetable;
		this.#inFlight = inFlight;
	}

	get(id: string): MergeJob | undefined {
		return this.#byId.get(id);
	}

	start(kept: Customer, lost: Customer, overrides: MergeOverrides): MergeJob {
		const job: MergeJob = {
			id: globalId('Job', randomUUID()),
			keptId: kept.id,
			state: 'IN_PROGRESS',
		};
		this.#byId.set(job.id, job);
		this.#inFlight.add(
			new Promise<void>((resolve) => {
				this.#timetable.after(MERGE_MS, () => {
					this.#finish(job, kept.id, lost.id, overrides);
					resolve();
				});
			}),
		);
		return job;
	}

	#finish(job: MergeJob, keptId: number, lostId: number, overrides: MergeOverrides): void {
		const [kept, lost] = [keptId, lostId].map((id) => this.#shop.customers.get(id));
		if (kept && lost) mergeCustomers(this.#shop, kept, lost, overrides, job.id);
		this.#byId.set(job.id, { ...job, state: 'COMPLETED' });
	}
}
