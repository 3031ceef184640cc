import type { Contact, WantedContact } from '../profile';
import type { Problem, Reason } from '../reasons';
import type { Knowledge, PlanSettings, Write } from '../write';
import type { Match } from './matchContact';
import { planCreate } from './planCreate';
import { planUpdate } from './planUpdate';

export type Plan =
	| {
			readonly action: 'create';
			readonly number: string;
			readonly name: string;
			readonly write: Write;
	  }
	| { readonly action: 'update'; readonly contact: Contact; readonly write: Write }
	| {
			readonly action: 'leave' | 'skip' | 'hold';
			readonly reason: Reason;
			readonly problems: readonly Problem[];
			readonly contact?: Contact;
	  };

export interface PlanInput {
	readonly wanted: WantedContact;
	readonly match: Match;
	/** Whether the contact was read in this very run. */
	readonly fresh: boolean;
	readonly settings: PlanSettings;
	readonly knowledge: Knowledge;
}

/** What should be written for one customer. Nothing is, until someone carries the plan out. */
export function planContact(input: PlanInput): Plan {
	const { match, wanted } = input;
	switch (match.status) {
		case 'held':
			return { action: 'skip', reason: match.reason, problems: [] };
		case 'ambiguous':
		case 'conflict':
			return { action: 'hold', reason: match.reason, problems: [] };
		case 'notFound':
			if (wanted.phone === null) {
				return { action: 'skip', reason: wanted.phoneProblem ?? 'noPhone', problems: [] };
			}
			return planCreate(input, wanted.phone, match.previous);
		case 'matched':
			return planUpdate(input, match.contact, match.previous);
	}
}
