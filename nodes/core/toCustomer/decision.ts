import { toAttributeText, type AttributeType } from '../convert';
import type { Ledger, Value } from '../ledger';
import type { Change } from '../outcome';
import type { Knowledge, PlanSettings } from '../write';
import type { Channel, Consent, Contact, CustomerProfile, WantedCustomer } from '../profile';
import type { Problem, Reason } from '../reasons';
import type { CustomerMatch } from './matchCustomer';
import type { ConsentMerge } from './mergeConsent';
import type { FieldDecision } from './mergeField';
import type { TagsMerge } from './mergeTags';

/** What to write to a customer; nothing else of it is touched. */
export interface CustomerWrite {
	/** By field; `null` empties. */
	readonly fields: Readonly<Record<string, Value>>;
	readonly addTags: readonly string[];
	readonly removeTags: readonly string[];
	readonly consent?: {
		readonly channel: Channel;
		readonly state: 'subscribed' | 'unsubscribed';
		/** Absent: the time at which the shop takes it. */
		readonly at?: string;
	};
}

/** Whether a write to the customer would change anything. */
export const isEmptyWrite = ({ fields, addTags, removeTags, consent }: CustomerWrite): boolean =>
	Object.keys(fields).length + addTags.length + removeTags.length === 0 && !consent;

/** A field as the ledger knows it. */
export interface DecidedField {
	readonly key: string;
	readonly field: string;
	readonly attribute: string | undefined;
	readonly type: AttributeType;
	readonly customer: Value;
	readonly contact: Value | undefined;
	/** As the attribute spells it. */
	readonly spelled: Value;
	readonly decision: FieldDecision;
}

/** Everything that a run from a contact decides, before anything is written. */
export interface Decision {
	readonly kind: 'create' | 'update' | 'optOutOnly';
	readonly customer: CustomerProfile;
	readonly ledger: Ledger | undefined;
	readonly write: CustomerWrite;
	readonly fields: readonly DecidedField[];
	readonly tags: TagsMerge | undefined;
	readonly consent: ConsentMerge | undefined;
	/** The customer's consent in the channel, as it was. */
	readonly consentBefore: Consent | undefined;
	readonly changes: readonly Change[];
	/** Contacts of earlier spellings of the number, which lose the link and the ledger. */
	readonly release: readonly Contact[];
	readonly problems: readonly Problem[];
}

export type CustomerPlan =
	| Decision
	| {
			readonly kind: 'skip' | 'hold';
			readonly reason: Reason;
			readonly problems: readonly Problem[];
	  };

export interface CustomerPlanInput {
	readonly wanted: WantedCustomer;
	readonly contact: Contact;
	readonly match: CustomerMatch<CustomerProfile>;
	/** When the contact was read (ISO 8601), and whether in this very run. */
	readonly readAt: string;
	readonly fresh: boolean;
	/** `false`: whoever has no customer is passed over. */
	readonly mayCreate?: false;
	/** The contacts of the same line under another spelling of its number. */
	readonly namesakes?: readonly Contact[];
	/** The contact has just written: of two with one line it is the one in use. */
	readonly wrote?: true;
	readonly settings: PlanSettings;
	readonly knowledge: Knowledge;
}

/** A customer who is yet to be made. */
export const NOBODY: CustomerProfile = {
	id: '',
	updatedAt: '',
	readAt: '',
	edited: false,
	phone: null,
	tags: [],
	consents: {},
	field: () => null,
};

/** A customer's field as the attribute would say it. */
export function textOf(customer: CustomerProfile, field: string, type: AttributeType): Value {
	const value = customer.field(field) ?? null;
	return toAttributeText(value, type) ?? toAttributeText(value, 'text') ?? null;
}
