import type { Change } from '../core/outcome';
import type { Contact, WantedCustomer } from '../core/profile';
import type { Problem } from '../core/reasons';
import type { CustomerMatch } from '../core/toCustomer/matchCustomer';
import type { CustomerPlan, Decision } from '../core/toCustomer/decision';
import type { CustomerJson } from '../shopify/customer';
import type { ShopifyFailure } from '../shopify/http';
import type { WatiFailure } from '../wati/http';
import type { FreshJob } from './freshen';

/** How far a contact was brought to its customer. */
export type BroughtOver =
	| {
			readonly kind: 'written';
			/** The last decision, which the ledger follows from. */
			readonly decision: Decision;
			/** The first one that wrote: it tells why. */
			readonly reason: Decision;
			readonly wanted: WantedCustomer;
			readonly contact: Contact;
			readonly customer: CustomerJson;
			readonly changes: readonly Change[];
			readonly problems: readonly Problem[];
			readonly optOutRefused: boolean;
			readonly match: CustomerMatch<CustomerJson>;
	  }
	/** Another contact of the same line could not be read. */
	| { readonly kind: 'unread'; readonly failure: WatiFailure; readonly contact: Contact }
	| { readonly kind: 'planned'; readonly decision: Decision; readonly job: FreshJob }
	| {
			readonly kind: 'resting';
			readonly plan: Exclude<CustomerPlan, Decision>;
			readonly contact: Contact;
	  }
	| {
			readonly kind: 'failed';
			readonly failure: ShopifyFailure | 'contactUnknown' | 'taken';
			readonly changes: readonly Change[];
			readonly problems: readonly Problem[];
			readonly contact: Contact;
	  };

/** What the rounds of one contact have come to so far. */
export interface Progress {
	job: FreshJob;
	/** `undefined`: to be looked for. */
	match: CustomerMatch<CustomerJson> | undefined;
	readonly changes: Change[];
	readonly problems: Problem[];
	/** The first decision that wrote something. */
	first: Decision | undefined;
	/** A decision that may have been carried out: the next look shows it. */
	unclear: Decision | undefined;
	/** Fields, `tags` or `consent` that the shop did not take. */
	readonly refused: Set<string>;
	/** Whether a consent may name its time: a clock that is ahead of the shop's is refused. */
	namesTime: boolean;
	/** Why the last round did not come to an end. */
	failure: ShopifyFailure | 'taken';
}

export const startOf = (job: FreshJob): Progress => ({
	job,
	match: job.match,
	changes: [],
	problems: [],
	first: undefined,
	unclear: undefined,
	refused: new Set(),
	namesTime: true,
	failure: 'taken',
});

export const failedWith = (
	{ changes, problems, job }: Progress,
	failure: Extract<BroughtOver, { kind: 'failed' }>['failure'],
): BroughtOver => ({ kind: 'failed', failure, changes, problems, contact: job.read.contact });
