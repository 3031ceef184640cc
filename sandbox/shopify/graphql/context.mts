import type { BulkOperations } from '../bulkOperations.mts';
import type { MergeJobs } from '../mergeJobs.mts';
import type { SearchWarning } from '../search/filter.mts';
import type { Shop } from '../shop.mts';
import type { Subscriptions } from '../webhooks/subscriptions.mts';
import type { Reach } from './connection.mts';
import type { ApiVersion } from './versions.mts';

/** What the sandbox holds besides the shop's data. */
export interface Services {
	readonly shop: Shop;
	readonly subscriptions: Subscriptions;
	readonly mergeJobs: MergeJobs;
	readonly bulkOperations: BulkOperations;
	readonly origin: () => string;
}

export interface RequestContext extends Services {
	readonly apiVersion: ApiVersion;
	/** Filled by the searches of this request; shown in the answer's extensions. */
	readonly searches: SearchReport[];
	/** A bulk operation reads connections to their end. */
	readonly reach: Reach;
}

export interface SearchReport {
	readonly path: readonly string[];
	readonly query: string;
	readonly warnings: readonly SearchWarning[];
}
