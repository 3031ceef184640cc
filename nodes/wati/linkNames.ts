import type { LinkNames } from '../core/profile';

/** The customer that a contact belongs to, as the number at the end of its id. */
const LINK_ATTRIBUTE = 'shopify_customer_id';

/** What both sides agreed on; continued under `shopify_sync_2` and so on where it is long. */
const LEDGER_ATTRIBUTE = 'shopify_sync';

/** Whether campaigns are allowed, for rules and segments in Wati. */
export const CONSENT_ATTRIBUTE = 'shopify_marketing_consent';

/** One of the names that integrators have seen to set Allow campaign; no name is documented. */
export const CAMPAIGN_PARAMETER = 'allowbroadcast';

export const linkNames = (consent: string): LinkNames => ({
	link: LINK_ATTRIBUTE,
	ledger: LEDGER_ATTRIBUTE,
	consent,
});

/** Whether an attribute is the link or a piece of the ledger. */
export const isSyncsOwn = (name: string): boolean =>
	name.toLowerCase() === LINK_ATTRIBUTE ||
	new RegExp(`^${LEDGER_ATTRIBUTE}(_\\d+)?$`, 'i').test(name);

/** Names that no tag may take: the sync's own, and those that mean something to Wati. */
export const RESERVED_ATTRIBUTES: readonly string[] = [
	LINK_ATTRIBUTE,
	LEDGER_ATTRIBUTE,
	...Array.from({ length: 8 }, (_, index) => `${LEDGER_ATTRIBUTE}_${index + 2}`),
	CONSENT_ATTRIBUTE,
	'allow_broadcast',
	'allow_campaign',
	'allow_sms',
	'allowbroadcast',
	'allowcampaign',
	'allowsms',
	'contact_owner',
	'ctwa_clid',
	'language',
	'lead_stage',
	'name',
	'opted_in',
	'phone',
	'source',
	'source_id',
	'source_url',
	'wa_id',
];
