import type { Problem, Reason } from './reasons';

/** How a change names whether campaigns are allowed. */
export const CAMPAIGN_FIELD = 'Allow campaign';

const TAG_FIELD = 'tag: ';

/** How a change names a tag. */
export const fieldOfTag = (tag: string): string => `${TAG_FIELD}${tag}`;

export const tagOfField = (field: string): string | undefined =>
	field.startsWith(TAG_FIELD) ? field.slice(TAG_FIELD.length) : undefined;

/** One difference that was, or would be, written. */
export interface Change {
	/** An attribute, `tag: …`, or `Allow campaign`. */
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
	readonly contact?: { readonly id?: string; readonly number?: string };
}
