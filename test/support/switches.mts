import type { ShopifySwitches } from '../../sandbox/shopify/index.mts';
import type { WatiSwitches } from '../../sandbox/wati/index.mts';

/** The first has every switch as the sandbox has it by itself; each other one turns some. */
export const WATI_SWITCHES: ReadonlyArray<Partial<WatiSwitches>> = [
	{},
	{ postOnKnownNumber: 'updatesName' },
	{ postOnKnownNumber: 'fails' },
	{ put: 'replaces' },
	{ put: 'replaces', emptyValue: 'rejected' },
	{ emptyValue: 'rejected' },
	{ emptyValue: 'ignored' },
	{ emptyValue: 'removes' },
	{ allowCampaignParameter: 'allowbroadcast' },
	{ parameterNamesAreCaseSensitive: false },
	{ unknownContact: 'badRequest400' },
	{ unknownContact: 'emptyBody200' },
	{ unknownContact: 'nullBody200' },
	{ unknownContact: 'nullId200' },
	{ unknownTargetInPut: 'failsAll400' },
	{ unknownTargetInPut: 'createsNothing500' },
	{ phonePlus: false },
	{ echoesNameAndPhoneAsParams: true },
	{ echoesNameAndPhoneAsParams: true, put: 'replaces' },
	{ maxValueLength: 1000 },
	{ maxNameLength: 50 },
	{ attributeNamePattern: /^[a-z0-9_]+$/ },
	{ customParamsNullWhenEmpty: true },
	{ v1: 'forbidden403' },
	{ v1: 'absent404' },
	{ attributeWriteMovesLastUpdated: false },
	{ tenantInV3Path: 'works' },
	{ unsubscribeRule: 'off' },
];

export const SHOPIFY_SWITCHES: ReadonlyArray<Partial<ShopifySwitches>> = [
	{ tagChangeAlsoFiresUpdate: true },
	{ consentChangeAlsoFiresUpdate: true },
	{ metafieldChangeFiresUpdate: true },
	{ unchangedWriteFiresUpdate: true },
	{ creationAlsoFiresTagsAndConsents: true },
	{ tagsTopicHeader: 'customer/tags_added' },
	{ webhookPayloadVersion: '2026-10' },
];

/** Those that the direction from Wati to Shopify meets beside them. */
export const BACK_WATI_SWITCHES: ReadonlyArray<Partial<WatiSwitches>> = [
	{ unsubscribeRuleWhen: 'afterWebhooks' },
	{ tappedText: 'repeated' },
	{ newContactVisible: 'afterFirstLook' },
];

export const BACK_SHOPIFY_SWITCHES: ReadonlyArray<Partial<ShopifySwitches>> = [
	{ olderConsent: 'applied' },
	{ addressChangeResetsConsent: true },
	{ unknownPhoneIdentifier: 'error' },
];

/** Those that show in lists of contacts. */
export const LISTING_SWITCHES: ReadonlyArray<Partial<WatiSwitches>> = [
	{ listOrder: 'newestFirst' },
	{ listOrder: 'byId' },
	{ contactsCount: 'whatsAppNumbers' },
	{ contactsCount: 'absent404' },
];

/** Those that show in lists of customers. */
export const LIST_SWITCHES: ReadonlyArray<Partial<ShopifySwitches>> = [
	{ customerDateSearch: 'wholeDay' },
	{ customerDateSearch: 'wholeDay', wholeDayOf: 'utc' },
	{ updatedAtSearch: 'wholeDay' },
	{ updatedAtSearch: 'wholeDay', wholeDayOf: 'utc' },
	{ listWithoutQuery: 'indexed' },
];

/** Those that have tests of their own, for they are not met in a contact's everyday life. */
export const MET_ELSEWHERE: readonly string[] = [
	'deepestPage',
	'rateLimitRetryAfter',
	'registeredStatus',
	'searchKnowsId',
	'webhookCap',
	'webhookRefusal',
];

/** What the product never asks for: a list of channels, a customerSet, an import by Wati's page. */
export const NEVER_MET: readonly string[] = [
	'channelsScope',
	'customerSetTakenCode',
	'importOfKnownNumber',
];

const ONLY_FROM_SHOPIFY: readonly string[] = [
	'attributeWriteMovesLastUpdated',
	'postOnKnownNumber',
	'tagsTopicHeader',
	'tenantInV3Path',
	'v1',
	'webhookPayloadVersion',
];

const isMetBack = (switches: object): boolean =>
	!Object.keys(switches).some((name) => ONLY_FROM_SHOPIFY.includes(name));

/** All that the direction from Wati to Shopify meets. */
export const BACK_SWITCHES: ReadonlyArray<{
	readonly wati?: Partial<WatiSwitches>;
	readonly shopify?: Partial<ShopifySwitches>;
}> = [
	...[...WATI_SWITCHES, ...BACK_WATI_SWITCHES].filter(isMetBack).map((wati) => ({ wati })),
	...[...SHOPIFY_SWITCHES, ...BACK_SHOPIFY_SWITCHES]
		.filter(isMetBack)
		.map((shopify) => ({ shopify })),
];
