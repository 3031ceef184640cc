/** Every reason code that an outcome or a problem can carry. What they mean is told in n8n/explain. */
export const REASONS = [
	'alreadyInStep',
	'ambiguousMatch',
	'attributesRestored',
	'conflictHeld',
	'conflictLost',
	'conflictWon',
	'consentNotApplied',
	'consentNotFresh',
	'consentNotRaised',
	'contactVanished',
	'customerChanged',
	'customerDeleted',
	'customerNew',
	'emptyNotAccepted',
	'firstLink',
	'leftToOtherDirection',
	'linkConflict',
	'memoryRefreshed',
	'nameTaken',
	'noAnswer',
	'noPhone',
	'notMapped',
	'notMatched',
	'optOutKept',
	'optOutSaved',
	'phoneChanged',
	'phoneInvalid',
	'previousContactKept',
	'previousContactUnknown',
	'rateLimited',
	'refused',
	'staleCustomer',
	'tagNameReserved',
	'tagNameShared',
	'tooManyTags',
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
