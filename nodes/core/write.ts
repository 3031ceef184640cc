import type { CampaignControl } from './consent';
import type { Ledger } from './ledger';
import type { Change } from './outcome';
import type { Contact, LinkNames } from './profile';
import type { Problem, Reason } from './reasons';

/** Who wins where both sides changed a field differently. */
export type ConflictRule = 'customerWins' | 'contactWins' | 'hold';

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
