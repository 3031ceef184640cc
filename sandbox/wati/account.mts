import type { ContactStore } from './contactStore.mts';
import type { Newcomers } from './newcomers.mts';
import type { WatiOptions } from './options.mts';
import type { Quota } from './quota.mts';
import type { RateLimit } from './rateLimit.mts';
import type { FaultQueue } from './faults.mts';
import type { Webhooks } from './webhooks.mts';

export interface Account {
	readonly options: WatiOptions;
	readonly contacts: ContactStore;
	readonly newcomers: Newcomers;
	readonly webhooks: Webhooks;
	readonly faults: FaultQueue;
	readonly rateLimit: RateLimit;
	readonly quota: Quota;
}
