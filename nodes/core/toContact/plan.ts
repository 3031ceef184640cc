import type { Ledger } from '../ledger';
import type { Match } from './matchContact';
import type { CampaignControl } from './mergeConsent';
import type { ConflictRule } from './mergeField';
import type { Change } from '../outcome';
import { planCreate } from './planCreate';
import { planUpdate } from './planUpdate';
import type { Contact, LinkNames, WantedContact } from '../profile';
import type { Problem, Reason } from '../reasons';

/** What a service was found to do where nothing is documented. */
export interface Knowledge {
	readonly campaign: CampaignControl;
	readonly emptyValues: 'unknown' | 'accepted' | 'refused';
}

export interface PlanSettings {
	readonly names: LinkNames;
	readonly conflictRule: ConflictRule;
	/** The custom parameter by which Allow campaign is asked for; empty to never ask. */
	readonly campaignParameter: string;
}

export interface AskedConsent {
	/** What Allow campaign should become, and what it was. */
	readonly value: boolean;
	readonly before: boolean;
	/** The ledger keeps an opt-out of an earlier number, which has yet to reach the customer. */
	readonly carried: boolean;
}

/** The attributes to write and what they mean. */
export interface Write {
	/** Attribute name to text; `''` empties it. */
	readonly set: Readonly<Record<string, string>>;
	/** The ledger that `set` contains. */
	readonly ledger: Ledger;
	readonly prefix: string;
	readonly asked?: AskedConsent;
	readonly changes: readonly Change[];
	readonly reason: Reason;
	readonly problems: readonly Problem[];
	/** Contacts of earlier numbers, which lose the link and the ledger. */
	readonly release: readonly Contact[];
}

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
