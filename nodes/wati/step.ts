import type { Outcome } from '../core/outcome';
import type { Write } from '../core/write';
import type { Contact } from '../core/profile';
import type { Problem } from '../core/reasons';
import type { WatiFailure } from './http';
import type { Job } from './job';

/** How far one job has come. */
export type Step =
	| {
			readonly kind: 'toUpdate';
			readonly job: Job;
			readonly contact: Contact;
			readonly write: Write;
	  }
	| {
			readonly kind: 'written';
			readonly action: 'created' | 'updated';
			readonly job: Job;
			readonly write: Write;
			/** The contact as the answer shows it. */
			readonly after: Contact;
			readonly problems: readonly Problem[];
			/** Why the rest could not be written: only an opt-out was saved. */
			readonly refusal?: WatiFailure;
	  }
	| { readonly kind: 'ended'; readonly outcome: Outcome };

export const ended = (outcome: Outcome): Step => ({ kind: 'ended', outcome });
export type ToUpdate = Extract<Step, { kind: 'toUpdate' }>;
export type WrittenStep = Extract<Step, { kind: 'written' }>;
