import { csvRecords } from './csv.mts';
import type { Param } from './params.mts';

/** A line of a file to import, as it stands there. */
export interface ContactRow {
	/** 1 is the one below the heads of the columns. */
	readonly row: number;
	readonly name: string;
	readonly phone: string;
	/** Undefined where the file has no such column. */
	readonly allowCampaign: string | undefined;
	readonly params: readonly Param[];
}

const NAME = 'name';
const PHONE = 'phone';
const ALLOW_CAMPAIGN = 'allowcampaign';
const OWN_COLUMNS: readonly string[] = [NAME, PHONE, ALLOW_CAMPAIGN];

/** Whatever column is none of Wati's own is an attribute, under the name that heads it. */
export function readContactFile(csv: string): ContactRow[] {
	const [heads = [], ...records] = csvRecords(csv);
	const columns = heads.map((head) => ({ head: head.trim(), key: keyOf(head) }));
	const keys = columns.map(({ key }) => key);
	for (const needed of [NAME, PHONE]) {
		if (!keys.includes(needed)) throw new Error(`The file has no column for the ${needed}`);
	}
	if (keys.includes('')) throw new Error('A column has no name');
	if (new Set(keys).size < keys.length) throw new Error('Two columns have the same name');
	return records.map((fields, index) => {
		const field = (wanted: string) => fields[keys.indexOf(wanted)];
		return {
			row: index + 1,
			name: field(NAME) ?? '',
			phone: field(PHONE) ?? '',
			allowCampaign: field(ALLOW_CAMPAIGN),
			params: columns.flatMap(({ head, key }, column) =>
				OWN_COLUMNS.includes(key) || !fields[column] ? [] : [{ name: head, value: fields[column] }],
			),
		};
	});
}

/** Tolerant to case and spaces, and to nothing else. */
function keyOf(head: string): string {
	return head.replaceAll(' ', '').toLowerCase();
}
