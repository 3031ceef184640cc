import type { Channel } from './profile';
import type { Problem, Reason } from './reasons';

/** How a change names whether campaigns are allowed. */
export const CAMPAIGN_FIELD = 'Allow campaign';

const TAG_FIELD = 'tag: ';

/** How a change names a tag. */
export const fieldOfTag = (tag: string): string => `${TAG_FIELD}${tag}`;

export const tagOfField = (field: string): string | undefined =>
	field.startsWith(TAG_FIELD) ? field.slice(TAG_FIELD.length) : undefined;

/** How a change names a consent of the customer. */
export const CONSENT_FIELDS: Readonly<Record<Channel, string>> = {
	email: 'Email consent',
	sms: 'SMS consent',
	whatsApp: 'WhatsApp consent',
};

export type Side = 'customer' | 'contact';

/** One difference that was, or would be, written. */
export interface Change {
	/** Where it was written. Absent: on the side that the run carries to. */
	readonly side?: Side;
	/** A field, an attribute, `tag: …`, a consent, or `Allow campaign`. */
	readonly field: string;
	readonly from: string | boolean | null;
	readonly to: string | boolean | null;
}

export type Action = 'created' | 'updated' | 'unchanged' | 'skipped' | 'held' | 'failed';

/** What was done with one record, and why. */
export interface Outcome {
	readonly action: Action;
	readonly reason: Reason;
	readonly changes: readonly Change[];
	readonly problems: readonly Problem[];
	/** Nothing was written: this is what would have been. */
	readonly dryRun?: true;
	/** What the service said, where it refused. */
	readonly detail?: string;
	/** Whose service said it. Absent: that of the side that the run carries to. */
	readonly saidBy?: Side;
	readonly contact?: { readonly id?: string; readonly number?: string };
	/** The customer, as the number at the end of its id. */
	readonly customer?: { readonly id: string };
}
