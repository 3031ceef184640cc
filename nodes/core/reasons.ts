/** Every reason code that an outcome or a problem can carry. What they mean is told in n8n/explain. */
export const REASONS = [
	'alreadyInStep',
	'ambiguousMatch',
	'attributesRestored',
	'bothStay',
	'conflictHeld',
	'conflictLost',
	'conflictWon',
	'consentNoAddress',
	'consentNotApplied',
	'consentNotFresh',
	'consentNotRaised',
	'contactChanged',
	'contactFollows',
	'contactLeft',
	'contactNew',
	'contactNotRemembered',
	'contactRedacted',
	'contactUnknown',
	'contactUnlinked',
	'contactVanished',
	'contactsUnsearchable',
	'crashed',
	'customerChanged',
	'customerConsentNotApplied',
	'customerDeleted',
	'customerNew',
	'emailInvalid',
	'emptyNotAccepted',
	'fieldRefused',
	'firstLink',
	'identityConflict',
	'leftToOtherDirection',
	'linkConflict',
	'linkedCustomerGone',
	'memoryRefreshed',
	'nameStays',
	'nameTaken',
	'noAnswer',
	'noNumber',
	'noPhone',
	'nobodyLinked',
	'notLinked',
	'notMapped',
	'notMatched',
	'optOutKept',
	'optOutSaved',
	'optOutWaits',
	'otherPhone',
	'phoneChanged',
	'phoneInvalid',
	'phoneTaken',
	'previousContactKept',
	'previousContactUnknown',
	'putOff',
	'rateLimited',
	'refused',
	'settingWrong',
	'severalCustomers',
	'staleCustomer',
	'syncDisabled',
	'tagNameReserved',
	'tagNameShared',
	'tagNameUnreadable',
	'tooManyTags',
	'twoContacts',
	'unauthorized',
	'valueNotApplied',
	'valueNotConvertible',
] as const;

export type Reason = (typeof REASONS)[number];

/** Something worth telling about one record that does not stop it. */
export interface Problem {
	readonly code: Reason;
	/** The attribute, tag or field concerned. */
	readonly field?: string;
	/** What makes this case differ from others of its code. */
	readonly detail?: string;
}

export function problem(code: Reason, field?: string, detail?: string): Problem {
	return {
		code,
		...(field === undefined ? {} : { field }),
		...(detail === undefined ? {} : { detail }),
	};
}
