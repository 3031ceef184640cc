import { isOn, missingRows, readSettings, type Switch } from '../../nodes/core/settings';
import { SETTINGS, type Settings } from '../../nodes/core/settingsList';

const YES = ['yes', 'Yes', ' on ', 'TRUE', '1', true, 1] as const;
const NO = ['no', 'No ', 'off', 'OFF', 'false', '0', false, 0] as const;
const NEITHER = ['', 'y', 'n', 'maybe', '2', 'onn', null] as const;

interface Case {
	readonly accepted: ReadonlyArray<readonly [unknown, unknown]>;
	readonly wrong: readonly unknown[];
}

const aSwitch: Case = {
	accepted: [
		...YES.map((text) => [text, true] as const),
		...NO.map((text) => [text, false] as const),
	],
	wrong: NEITHER,
};

const words = (...accepted: Case['accepted']): Case => ({
	accepted,
	wrong: ['', 'something else', 'true', 'yes', null],
});

const CASES: Readonly<Record<string, Case>> = {
	sync: aSwitch,
	shopify_to_wati: aSwitch,
	wati_to_shopify: aSwitch,
	default_country: {
		accepted: [
			['', ''],
			[null, ''],
			['DE', 'DE'],
			[' gb ', 'GB'],
		],
		wrong: ['Germany', 'UK', 'ZZ', '+49', 'D'],
	},
	consent_channel: words(
		['email', 'email'],
		['E-Mail', 'email'],
		['SMS', 'sms'],
		['whatsApp', 'whatsApp'],
		['whatsapp', 'whatsApp'],
		['WhatsApp ', 'whatsApp'],
		['None', 'none'],
	),
	sync_tags: aSwitch,
	tag_prefix: {
		accepted: [
			['tag_', 'tag_'],
			['', ''],
			[' vip ', 'vip'],
			['a'.repeat(20), 'a'.repeat(20)],
		],
		wrong: ['Tag_', 'tag-', 'tag ö', 'a'.repeat(21)],
	},
	tag_removed: {
		accepted: [
			['false', 'false'],
			[false, 'false'],
			['FALSE', 'false'],
			['Empty', 'empty'],
		],
		wrong: ['', 'flase', 'no', 'true', null],
	},
	include_tags: {
		accepted: [
			['', ''],
			[null, ''],
			[' VIP, Wholesale ', 'VIP, Wholesale'],
		],
		wrong: [],
	},
	exclude_tags: { accepted: [['test, Internal', 'test, Internal']], wrong: [] },
	maximum_tags: {
		accepted: [
			['1', 1],
			['100', 100],
			[' 250 ', 250],
			[42, 42],
		],
		wrong: ['0', '251', '', 'many', '1e2', '-5', '10.5', null],
	},
	conflict_rule: words(
		['shopifyWins', 'shopifyWins'],
		['Shopify Wins', 'shopifyWins'],
		['wati_wins', 'watiWins'],
		['HOLD', 'hold'],
	),
	subscribe_new_customers: aSwitch,
	deleted_customers: words(['unlink', 'unlink'], ['Unlink', 'unlink'], ['leave', 'leave']),
	monthly_wati_calls: {
		accepted: [
			['100', 100],
			['10000', 10_000],
			[1_000_000, 1_000_000],
		],
		wrong: ['99', '10.000', '10,000', '10 000', '', 'unlimited', '9'.repeat(30)],
	},
	reconcile_share: {
		accepted: [
			['1', 1],
			['20', 20],
			['20%', 20],
			['100 %', 100],
		],
		wrong: ['0', '101', '', '0.2', 'half'],
	},
};

const entryOf = (name: string) => {
	const entry = SETTINGS.find((one) => one.name === name);
	if (!entry) throw new Error(`There is no setting ${name}`);
	return entry;
};

it('the table of cases has every setting', () => {
	expect(Object.keys(CASES)).toEqual(SETTINGS.map(({ name }) => name));
});

const accepted = Object.entries(CASES).flatMap(([name, { accepted: some }]) =>
	some.map(([text, value]) => [name, text, value] as const),
);

it.each(accepted)('%s takes %j and reads %j', (name, value, wanted) => {
	const { settings, wrong, unknown } = readSettings([{ name, value }]);
	expect(settings[entryOf(name).key]).toBe(wanted);
	expect({ wrong, unknown }).toEqual({ wrong: [], unknown: [] });
});

const refused = Object.entries(CASES).flatMap(([name, { wrong: some }]) =>
	some.map((value) => [name, value] as const),
);

it.each(refused)('%s refuses %j, says what is allowed, and keeps its default', (name, value) => {
	const { settings, wrong } = readSettings([{ name, value }]);
	const { key, allowed, initial, read } = entryOf(name);
	const shown = String(value ?? '');
	expect(wrong).toEqual([{ name, value: shown, allowed }]);
	expect(settings[key]).toBe(read(initial));
});

it('a long value is told by its first forty characters', () => {
	const { wrong } = readSettings([{ name: 'sync', value: 'x'.repeat(400) }]);
	expect(wrong[0]?.value).toBe(`${'x'.repeat(39)}…`);
});

const DEFAULTS: Settings = {
	sync: true,
	shopifyToWati: true,
	watiToShopify: true,
	defaultCountry: '',
	consentChannel: 'email',
	syncTags: true,
	tagPrefix: 'tag_',
	tagRemoved: 'false',
	includeTags: '',
	excludeTags: '',
	maximumTags: 100,
	conflictRule: 'shopifyWins',
	subscribeNew: true,
	deletedCustomers: 'unlink',
	monthlyWatiCalls: 10_000,
	reconcileShare: 20,
};

it.each([
	['no rows', []],
	['an empty item', [{}]],
	['a row that nobody filled in', [{ name: null, value: null }]],
])('with %s everything has its default', (_, rows) => {
	expect(readSettings(rows)).toEqual({ settings: DEFAULTS, wrong: [], unknown: [] });
});

it('the rows that are offered say what the defaults are', () => {
	const rows = missingRows([]);
	expect(rows).toHaveLength(SETTINGS.length);
	expect(readSettings(rows)).toEqual({ settings: DEFAULTS, wrong: [], unknown: [] });
});

it.each(missingRows([]))('$name is explained in one line', ({ about }) => {
	expect(about).toMatch(/^[A-Z][^\n]{20,180}\. Allowed: [^\n]+\.$/);
});

it('only rows that are not there are offered, whatever stands in those that are', () => {
	const there = SETTINGS.filter(({ name }) => name !== 'tag_prefix');
	const rows = there.map(({ name }) => ({ name: ` ${name.toUpperCase()} `, value: 'nonsense' }));
	expect(missingRows(rows)).toEqual([
		{ name: 'tag_prefix', value: 'tag_', about: entryOf('tag_prefix').about },
	]);
});

it('a name is read however it is spelled', () => {
	const { settings, unknown } = readSettings([{ name: ' Sync ', value: 'off' }]);
	expect([settings.sync, unknown]).toEqual([false, []]);
});

it('names of no setting are told and stop nothing', () => {
	const rows = [
		{ name: 'sync_tag', value: 'no' },
		{ name: '', value: 'off' },
		{ name: 'constructor', value: 'x' },
	];
	expect(readSettings(rows)).toEqual({
		settings: DEFAULTS,
		wrong: [],
		unknown: ['sync_tag', '', 'constructor'],
	});
});

it.each([
	['off', 'OFF'],
	['off', false],
	['off', 'no'],
])('two rows that say the same (%j, %j) are one', (one, other) => {
	const { settings, wrong } = readSettings([
		{ name: 'sync', value: one },
		{ name: 'sync', value: other },
	]);
	expect([settings.sync, wrong]).toEqual([false, []]);
});

it('two rows that contradict each other are wrong, both of them shown', () => {
	const { wrong } = readSettings([
		{ name: 'sync', value: 'on' },
		{ name: 'sync', value: 'off' },
	]);
	expect(wrong).toEqual([{ name: 'sync', value: 'on" and "off', allowed: 'one row alone' }]);
});

it('of two rows the unreadable one is told', () => {
	const { wrong } = readSettings([
		{ name: 'sync', value: 'on' },
		{ name: 'sync', value: 'perhaps' },
	]);
	expect(wrong).toEqual([{ name: 'sync', value: 'perhaps', allowed: 'on or off' }]);
});

const OFF = { sync: false } as const;

it.each<readonly [Switch, Partial<Settings>, boolean]>([
	['sync', {}, true],
	['sync', OFF, false],
	['sync', { shopifyToWati: false, watiToShopify: false }, true],
	['shopifyToWati', {}, true],
	['shopifyToWati', OFF, false],
	['shopifyToWati', { shopifyToWati: false }, false],
	['shopifyToWati', { watiToShopify: false }, true],
	['watiToShopify', OFF, false],
	['watiToShopify', { watiToShopify: false }, false],
	['watiToShopify', { shopifyToWati: false }, true],
])('%s with %j: on is %s', (what, changed, on) => {
	expect(isOn({ ...DEFAULTS, ...changed }, what)).toBe(on);
});
