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
			readonly kind: 'mergeFailed';
			readonly keptId: number;
			readonly deletedId: number;
			readonly errors: readonly MergeError[];
	  }
	/** Told by law to every app that asks for it, at the address that is set in the app. */
	| { readonly kind: 'dataRequested' | 'erasureRequested'; readonly person: Person }
	| { readonly kind: 'shopErasureRequested' }
	| {
			readonly kind: 'bulkFinished';
			readonly id: number;
			readonly at: number;
			readonly from: number;
	  }
	| { readonly kind: 'uninstalled' };

/** Why two customers were not merged. */
export interface MergeError {
	readonly customerIds: readonly number[];
	/** One of CustomerMergeErrorFieldType, in lower case. */
	readonly field: 'merge_in_progress' | 'deleted_at';
	readonly message: string;
}

/** A customer as a request about personal data names it; who is gone already has one too. */
export interface Person {
	readonly id: number;
	readonly email: string | null;
	readonly phone: string | null;
}

export type ComplianceChange = Extract<
	Change,
	{ readonly kind: 'dataRequested' | 'erasureRequested' | 'shopErasureRequested' }
>;

export const isCompliance = (change: Change): change is ComplianceChange =>
	['dataRequested', 'erasureRequested', 'shopErasureRequested'].includes(change.kind);
