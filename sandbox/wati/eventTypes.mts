export const EVENT_VARIANTS = ['', '_v2', '_bsuid'] as const;

const MESSAGING_EVENTS = [
	'message',
	'newContactMessageReceived',
	'sessionMessageSent',
	'templateMessageSent',
	'sentMessageDELIVERED',
	'sentMessageREAD',
	'sentMessageREPLIED',
].flatMap((event) => EVENT_VARIANTS.map((variant) => event + variant));

/** The event types of 3.1. None of them tells of an edited contact. */
export const EVENT_TYPES: readonly string[] = [
	...MESSAGING_EVENTS,
	'templateMessageFailed',
	'sessionMessageFailed',
	'ctaButtonClicked',
	'templateReviewed',
	'templateCategoryUpdated',
	'PhoneNumberQualityUpdatedEvent',
	'phoneNumberDeleted',
	'accountUpdated',
];
