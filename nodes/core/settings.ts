import { SETTINGS, type Settings } from './settingsList';

/** A row of the settings table, from whatever hands. */
export interface SettingRow {
	readonly name?: unknown;
	readonly value?: unknown;
}

/** A row that cannot be used. */
export interface WrongSetting {
	readonly name: string;
	/** What stands there, cut. */
	readonly value: string;
	readonly allowed: string;
}

export interface SettingsRead {
	/** A setting that has no row, or a wrong one, has its default here. */
	readonly settings: Settings;
	readonly wrong: readonly WrongSetting[];
	/** Names of rows that no setting has. */
	readonly unknown: readonly string[];
}

/** A row as it is written into the table. */
export interface NewSettingRow {
	readonly name: string;
	readonly value: string;
	readonly about: string;
}

/** What can be switched: the sync as a whole, or one direction of it. */
export type Switch = 'sync' | 'shopifyToWati' | 'watiToShopify';

const LONGEST_VALUE = 40;

const asText = (value: unknown): string =>
	value === undefined || value === null ? '' : String(value).trim();

const nameOf = ({ name }: SettingRow): string => asText(name).toLowerCase();

const cut = (text: string): string =>
	text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;

function textsByName(rows: readonly SettingRow[]): ReadonlyMap<string, readonly string[]> {
	const texts = new Map<string, readonly string[]>();
	for (const row of rows) {
		const name = nameOf(row);
		const value = asText(row.value);
		if (name !== '' || value !== '') texts.set(name, [...(texts.get(name) ?? []), value]);
	}
	return texts;
}

type Entry = (typeof SETTINGS)[number];

/** What its rows say, or what is wrong with them. */
function readOne({ name, initial, allowed, read }: Entry, given: readonly string[] = [initial]) {
	const unreadable = [...new Set(given)].filter((text) => read(text) === undefined);
	const byValue = new Map(given.map((text) => [read(text), text]));
	const [value] = byValue.keys();
	const wrong = unreadable.map((text): WrongSetting => ({ name, value: cut(text), allowed }));
	if (wrong.length > 0 || byValue.size === 1) return { value: value ?? read(initial), wrong };
	const contrary: WrongSetting = {
		name,
		value: cut([...byValue.values()].join('" and "')),
		allowed: 'one row alone',
	};
	return { value: read(initial), wrong: [contrary] };
}

/**
 * Reads the rows of the settings table. What is not there has its default; what cannot be read is
 * told and never guessed, and so are two rows of one setting that contradict each other.
 */
export function readSettings(rows: readonly SettingRow[]): SettingsRead {
	const texts = textsByName(rows);
	const all = SETTINGS.map((entry) => ({ entry, ...readOne(entry, texts.get(entry.name)) }));
	const known: readonly string[] = SETTINGS.map(({ name }) => name);
	return {
		settings: Object.fromEntries(
			all.map(({ entry, value }) => [entry.key, value]),
		) as unknown as Settings,
		wrong: all.flatMap(({ wrong }) => wrong),
		unknown: [...texts.keys()].filter((name) => !known.includes(name)),
	};
}

/** The rows that the table lacks, with their defaults. */
export function missingRows(rows: readonly SettingRow[]): readonly NewSettingRow[] {
	const there = new Set(rows.map(nameOf));
	return SETTINGS.filter(({ name }) => !there.has(name)).map(({ name, initial, about }) => ({
		name,
		value: initial,
		about,
	}));
}

/** Whether it is switched on: a direction needs its own switch and that of the whole. */
export const isOn = (settings: Settings, what: Switch): boolean => settings.sync && settings[what];
