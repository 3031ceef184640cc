import type { Channel, Customer } from './customer.mts';

/** What happened in the shop, as far as a webhook topic exists for it. */
export type Change =
	| { readonly kind: 'created'; readonly customer: Customer }
	| { readonly kind: 'updated'; readonly customer: Customer }
	| { readonly kind: 'deleted'; readonly id: number }
	| { readonly kind: 'tagsAdded'; readonly customer: Customer; readonly tags: readonly string[] }
	| { readonly kind: 'tagsRemoved'; readonly customer: Customer; readonly tags: readonly string[] }
	| { readonly kind: 'consent'; readonly channel: Channel; readonly customer: Customer }
	| {
			readonly kind: 'merged';
			readonly keptId: number;
			readonly deletedId: number;
			readonly jobId: string;
	  }
	| {
			readonly kind: 'bulkFinished';
			readonly id: number;
			readonly at: number;
			readonly from: number;
	  }
	| { readonly kind: 'uninstalled' };
