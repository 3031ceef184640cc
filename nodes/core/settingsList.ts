import {
	countryOrNone,
	freeText,
	namePrefix,
	onOrOff,
	oneOf,
	percent,
	wholeNumber,
	yesOrNo,
	type Reading,
} from './settingsValues';

/** One setting: its row in the table, and what it is called once it is read. */
export interface SettingEntry<K extends string, T> extends Reading<T> {
	readonly name: string;
	readonly key: K;
	/** As it stands in the table. */
	readonly initial: string;
	/** What it does, for whoever opens the table. */
	readonly about: string;
}

const setting = <K extends string, T>(
	name: string,
	key: K,
	reading: Reading<T>,
	initial: string,
	about: string,
): SettingEntry<K, T> => ({
	name,
	key,
	...reading,
	initial,
	about: `${about} Allowed: ${reading.allowed}.`,
});

/** Every setting, in the order in which the table shows them. */
export const SETTINGS = [
	setting('sync', 'sync', onOrOff, 'on', 'The main switch: off, and nothing is written anywhere.'),
	setting(
		'shopify_to_wati',
		'shopifyToWati',
		onOrOff,
		'on',
		'Whether customers of Shopify reach Wati.',
	),
	setting(
		'wati_to_shopify',
		'watiToShopify',
		onOrOff,
		'on',
		'Whether contacts of Wati reach Shopify.',
	),
	setting(
		'default_country',
		'defaultCountry',
		countryOrNone,
		'',
		'The country of phone numbers that lack their country code.',
	),
	setting(
		'consent_channel',
		'consentChannel',
		oneOf('email', 'sms', 'whatsApp', 'none'),
		'email',
		'Which consent in Shopify goes with Allow campaign in Wati.',
	),
	setting(
		'sync_tags',
		'syncTags',
		yesOrNo,
		'yes',
		'Whether tags become attributes, and attributes tags.',
	),
	setting(
		'tag_prefix',
		'tagPrefix',
		namePrefix,
		'tag_',
		'What the attribute of a tag begins with.',
	),
	setting(
		'tag_removed',
		'tagRemoved',
		oneOf('false', 'empty'),
		'false',
		'What the attribute of a removed tag becomes.',
	),
	setting(
		'include_tags',
		'includeTags',
		freeText,
		'',
		'Only these tags, with commas between them; nothing means all.',
	),
	setting(
		'exclude_tags',
		'excludeTags',
		freeText,
		'',
		'Never these tags, with commas between them.',
	),
	setting(
		'maximum_tags',
		'maximumTags',
		wholeNumber(1, 250),
		'100',
		'How many tags of a customer are written at most; the others are reported.',
	),
	setting(
		'conflict_rule',
		'conflictRule',
		oneOf('shopifyWins', 'watiWins', 'hold'),
		'shopifyWins',
		'Who is right where both sides changed the same field. An opt-out always wins.',
	),
	setting(
		'subscribe_new_customers',
		'subscribeNew',
		yesOrNo,
		'yes',
		'Whether a customer who is created from Wati is subscribed to e-mail marketing.',
	),
	setting(
		'deleted_customers',
		'deletedCustomers',
		oneOf('unlink', 'leave'),
		'unlink',
		'What becomes of the contact of a customer who is deleted in Shopify.',
	),
	setting(
		'monthly_wati_calls',
		'monthlyWatiCalls',
		wholeNumber(100),
		'10000',
		'How many API calls a month your Wati plan includes.',
	),
	setting(
		'reconcile_share',
		'reconcileShare',
		percent,
		'20',
		'How many percent of them the reconciliation may use.',
	),
] as const;

type AnySetting = (typeof SETTINGS)[number];

/** All settings, as items carry them. */
export type Settings = {
	readonly [E in AnySetting as E['key']]: Exclude<ReturnType<E['read']>, undefined>;
};
