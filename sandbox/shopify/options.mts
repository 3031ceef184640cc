import { type Clock, scaledClock } from '../clock.mts';

/** What is publicly unknown about Shopify. The product must survive either answer. */
export interface ShopifySwitches {
	/** Unknown since the payloads of 2025-01 lost their tags. */
	tagChangeAlsoFiresUpdate: boolean;
	/** Unknown since the payloads of 2025-01 lost their consents. */
	consentChangeAlsoFiresUpdate: boolean;
	/** Unknown: also decides whether a metafield moves `updatedAt`. */
	metafieldChangeFiresUpdate: boolean;
	/** Unknown: whether a write that changes nothing moves `updatedAt` and is announced. */
	unchangedWriteFiresUpdate: boolean;
	/** Unknown: whether a creation announces its tags and consents on their own topics. */
	creationAlsoFiresTagsAndConsents: boolean;
	/** Unknown: the spelling of the two dotted topics in `X-Shopify-Topic`. */
	tagsTopicHeader: 'customer.tags_added' | 'customer/tags_added';
	/** Sources conflict: the version of the subscribing request, or the app's configured one. */
	webhookPayloadVersion: string;
	/** Unknown: the documentation says that the most recent `consentUpdatedAt` decides. */
	olderConsent: 'ignored' | 'applied';
	/** Unknown: whether consent outlives the address that it was given for. */
	addressChangeResetsConsent: boolean;
	/** Unknown: whether customerSet fills in the code of "has already been taken". */
	customerSetTakenCode: 'TAKEN' | null;
	/** Documented as "matching a whole day", but several connectors rely on seconds. */
	updatedAtSearch: 'seconds' | 'wholeDay';
	/** The same doubt about `customer_date`, and about `created_at` of the count. */
	customerDateSearch: 'seconds' | 'wholeDay';
	/** Unknown: whose day a whole day is. Recorded of stock: a time without a zone is the shop's. */
	wholeDayOf: 'shop' | 'utc';
	/** Documented for the list and for the count. Unknown: whether search really knows it. */
	searchKnowsId: boolean;
	/** Unknown: whether a list without a query is read past the search index. */
	listWithoutQuery: 'live' | 'indexed';
	/** Documented: 25,000. Null, as Shopify also tells of higher limits in the Admin API. */
	deepestPage: number | null;
	/** Unknown: what a look-up by a text that is no phone number answers. */
	unknownPhoneIdentifier: 'null' | 'error';
}

/** Everything may be changed while the sandbox runs, except `port`, `clock` and `shopDomain`. */
export interface ShopifyOptions {
	/** 0 takes any free port of 127.0.0.1. */
	port: number;
	clock: Clock;
	shopDomain: string;
	shopName: string;
	shopCountry: string;
	/** As the tz database calls it. */
	shopTimeZone: string;
	clientId: string;
	clientSecret: string;
	/** A token that never expires, as those of apps that were made in the admin. */
	accessToken: string;
	scopes: readonly string[];
	/** `noPersonalFields` refuses level 2 (name, address, phone, e-mail), `none` the customer. */
	protectedDataAccess: 'granted' | 'noPersonalFields' | 'none';
	appInstalled: boolean;
	/** Client credentials work only where app and shop belong to one organisation. */
	sameOrganisation: boolean;
	tokenLifetimeSeconds: number;
	throttle: { maximumAvailable: number; restoreRate: number };
	searchIndexLagMs: number;
	/** In clock time, so a clock a thousand times faster wants a longer one. */
	deliveryTimeoutMs: number;
	/** Where the app wants the three topics about personal data; it cannot subscribe to them. */
	complianceUrl: string | null;
	/** Public https origin → loopback http origin. Nothing else is ever contacted. */
	tunnels: Readonly<Record<string, string>>;
	switches: ShopifySwitches;
}

export type ShopifySettings = Partial<Omit<ShopifyOptions, 'switches'>> & {
	switches?: Partial<ShopifySwitches>;
};

const DEFAULT_SWITCHES: Readonly<ShopifySwitches> = {
	tagChangeAlsoFiresUpdate: true,
	consentChangeAlsoFiresUpdate: true,
	metafieldChangeFiresUpdate: false,
	unchangedWriteFiresUpdate: false,
	creationAlsoFiresTagsAndConsents: false,
	tagsTopicHeader: 'customer.tags_added',
	webhookPayloadVersion: '2026-07',
	olderConsent: 'ignored',
	addressChangeResetsConsent: false,
	customerSetTakenCode: 'TAKEN',
	updatedAtSearch: 'seconds',
	customerDateSearch: 'seconds',
	wholeDayOf: 'shop',
	searchKnowsId: true,
	listWithoutQuery: 'live',
	deepestPage: 25_000,
	unknownPhoneIdentifier: 'null',
};

export function optionsFrom({ switches, ...settings }: ShopifySettings): ShopifyOptions {
	return {
		port: 0,
		clock: scaledClock(),
		shopDomain: 'demo-shop.myshopify.com',
		shopName: 'Demo Shop',
		shopCountry: 'US',
		shopTimeZone: 'Etc/UTC',
		clientId: 'sandbox-client-id',
		clientSecret: 'sandbox-client-secret',
		accessToken: 'shpat_00000000000000000000000000000000',
		scopes: ['read_customers', 'write_customers'],
		protectedDataAccess: 'granted',
		appInstalled: true,
		sameOrganisation: true,
		tokenLifetimeSeconds: 86_399,
		throttle: { maximumAvailable: 2000, restoreRate: 100 },
		searchIndexLagMs: 4500,
		deliveryTimeoutMs: 5000,
		complianceUrl: null,
		tunnels: {},
		...settings,
		switches: { ...DEFAULT_SWITCHES, ...switches },
	};
}
