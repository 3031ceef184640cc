import { randomUUID } from 'node:crypto';
import type { MergeError } from './change.mts';
import { type Customer, displayName } from './customer.mts';
import { globalId } from './globalId.mts';
import type { InFlight } from './inFlight.mts';
import type { Shop } from './shop.mts';
import type { Timetable } from './timetable.mts';
import { type MergeOverrides, mergeCustomers } from './writes/merge.mts';

export interface MergeJob {
	readonly id: string;
	readonly keptId: number;
	readonly state: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
	/** Why it failed. */
	readonly errors: readonly MergeError[];
}

const MERGE_MS = 1000;

/** A merge is asked for now and happens a moment later. */
export class MergeJobs {
	readonly #shop: Shop;
	readonly #timetable: Timetable;
	readonly #inFlight: InFlight;
	readonly #byId = new Map<string, MergeJob>();
	/** Who is being merged right now cannot be merged with somebody else. */
	readonly #busy = new Set<number>();

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
			errors: [kept, lost].filter(({ id }) => this.#busy.has(id)).map(beingMerged),
		};
		const ids = job.errors.length > 0 ? [] : [kept.id, lost.id];
		for (const id of ids) this.#busy.add(id);
		this.#byId.set(job.id, job);
		this.#inFlight.add(
			new Promise<void>((resolve) => {
				this.#timetable.after(MERGE_MS, () => {
					this.#finish(job, kept, lost, overrides);
					for (const id of ids) this.#busy.delete(id);
					resolve();
				});
			}),
		);
		return job;
	}

	#finish(job: MergeJob, one: Customer, two: Customer, overrides: MergeOverrides): void {
		const [kept, lost] = [one, two].map(({ id }) => this.#shop.customers.get(id));
		const gone = [kept ? [] : [one], lost ? [] : [two]].flat().map(deleted);
		const errors = [...job.errors, ...gone];
		if (kept && lost && errors.length === 0) {
			mergeCustomers(this.#shop, kept, lost, overrides, job.id);
			this.#byId.set(job.id, { ...job, state: 'COMPLETED' });
			return;
		}
		this.#byId.set(job.id, { ...job, state: 'FAILED', errors });
		this.#shop.announce([{ kind: 'mergeFailed', keptId: one.id, deletedId: two.id, errors }]);
	}
}

/** In the words of the sample that Shopify gives. */
const beingMerged = (customer: Customer): MergeError => ({
	customerIds: [customer.id],
	field: 'merge_in_progress',
	message: `${displayName(customer)} is currently being merged.`,
});

/** The field is Shopify's, the sentence is not recorded. */
const deleted = (customer: Customer): MergeError => ({
	customerIds: [customer.id],
	field: 'deleted_at',
	message: `${displayName(customer)} was deleted.`,
});
