import type { AttributeType, FieldValue } from './convert';
import type { CustomerConsent, Ledger, Value } from './ledger';
import type { PersonName } from './personName';
import type { E164 } from './phone';

/** The ways by which a person can be asked for marketing consent. */
export type Channel = 'email' | 'sms' | 'whatsApp';

export interface Consent {
	readonly state: CustomerConsent;
	/** ISO 8601; absent when the shop does not know. */
	readonly at?: string;
	readonly channel?: Channel;
	/** The customer has no address by which this consent could be given. */
	readonly noAddress?: true;
}

/** A customer in neither vendor's words. A key that is absent was not told. */
export interface CustomerProfile {
	readonly id: string;
	readonly updatedAt: string;
	/** When this state was read (ISO 8601). */
	readonly readAt: string;
	/** Whether anything was changed since the customer was created. */
	readonly edited: boolean;
	readonly name?: string;
	readonly phone?: string | null;
	readonly tags?: readonly string[];
	readonly consents: Readonly<Partial<Record<Channel, Consent>>>;
	/** The value of a field by its name, `undefined` when it was not told. */
	readonly field: (name: string) => FieldValue | undefined;
}

/** The contact that a customer should have, as Map Attributes puts it on the item. */
export interface WantedContact {
	readonly customerId: string;
	readonly updatedAt: string;
	readonly readAt: string;
	/** Whether the customer may have had another number before: worth looking for its contact. */
	readonly mayHaveMoved: boolean;
	readonly name: string;
	readonly phone: E164 | null;
	/** Why there is no phone. */
	readonly phoneProblem?: 'noPhone' | 'phoneInvalid';
	/** Attribute name to text; `null` empties it, an absent one is left alone. */
	readonly attributes: Readonly<Record<string, string | null>>;
	/** Absent when the tags were not told or are not synced. */
	readonly tags?: WantedTags;
	readonly consent?: Consent & { readonly channel: Channel };
}

export interface WantedTags {
	readonly prefix: string;
	/** Attribute name to the tag's spelling. */
	readonly on: Readonly<Record<string, string>>;
	/** Attributes of tags that the customer has but the rules leave out. */
	readonly leftOut: readonly string[];
	/** Attribute name to the tag's spelling, where the limit leaves no room for another switch. */
	readonly beyondLimit?: Readonly<Record<string, string>>;
	readonly whenRemoved: 'false' | 'empty';
}

/** A contact as it is now. */
export interface Contact {
	readonly id: string;
	/** Digits with country code; `null` for a contact that WhatsApp knows by user name only. */
	readonly number: string | null;
	readonly name: string;
	readonly allowCampaign: boolean;
	/** The service did not say whether campaigns are allowed: `allowCampaign` is a guess. */
	readonly campaignUntold?: true;
	/** When the contact came into being (ISO 8601); absent where the service does not say. */
	readonly createdAt?: string;
	readonly attributes: Readonly<Record<string, string>>;
}

/** The attributes by which a contact remembers its customer. */
export interface LinkNames {
	readonly link: string;
	readonly ledger: string;
	/** The customer's consent, mirrored for rules and segments; empty for none. */
	readonly consent: string;
}

/** A contact's link and ledger, read. */
export interface Remembered {
	readonly customerId: string | undefined;
	readonly ledger: Ledger | undefined;
}

/** What a person said about campaigns in the message that brought the contact. */
export type Heard = 'optOut' | 'optIn';

/** The customer that a contact should have, as Map Attributes puts it on the item. */
export interface WantedCustomer {
	readonly contactId: string;
	/** Digits with country code; `null` where WhatsApp hides the number. */
	readonly number: string | null;
	/** The number as a shop takes it. */
	readonly phone: E164 | null;
	readonly phoneProblem?: 'noNumber' | 'phoneInvalid';
	/** The spellings to look for: the number itself, then its national variants. */
	readonly phones: readonly string[];
	/** The spellings of the e-mail address to look for. */
	readonly emails: readonly string[];
	/** The customer that the contact says it belongs to. */
	readonly linkedTo?: string;
	readonly name?: PersonName;
	/** By the name of the customer's field. */
	readonly fields: Readonly<Record<string, WantedField>>;
	readonly tags?: TagSettings;
	readonly consent?: {
		readonly channel: Channel;
		readonly heard?: Heard;
		/** When the message was written (ISO 8601). */
		readonly heardAt?: string;
	};
	/** Whether a new customer with an e-mail address is subscribed to e-mail marketing. */
	readonly subscribeNew: boolean;
}

/** Which attribute a field of the customer is in step with, and what it says. */
export interface WantedField {
	/** Absent where the user worked the value out. */
	readonly attribute?: string;
	readonly type: AttributeType;
	readonly whenEmpty: 'clear' | 'keep';
	/** `null` is empty; absent was not told and changes nothing. */
	readonly value?: Value;
}

/** How tags and attributes correspond. */
export interface TagSettings {
	readonly prefix: string;
	readonly include: readonly string[];
	readonly exclude: readonly string[];
	readonly maximum: number;
	/** Attribute names that are no tags, whatever they begin with. */
	readonly reserved: readonly string[];
}
