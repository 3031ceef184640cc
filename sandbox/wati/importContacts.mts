import type { Account } from './account.mts';
import { isWhatsAppNumber } from './contact.mts';
import { readContactFile, type ContactRow } from './contactFile.mts';
import { problemOf, writtenParams } from './params.mts';

export interface RefusedRow {
	readonly row: number;
	readonly phone: string;
	readonly reason:
		| 'noName'
		| 'noWhatsAppNumber'
		| 'repeatedInFile'
		| 'alreadyThere'
		| 'neitherTrueNorFalse'
		| 'attribute';
}

export interface ContactImport {
	readonly created: number;
	readonly updated: number;
	readonly refused: readonly RefusedRow[];
}

/**
 * Wati documents little of it: a column for the name, one for the number with its country code,
 * one for Allow campaign, attributes in the others. All else is as strict as it may be.
 */
export function importContacts(account: Account, csv: string): ContactImport {
	const seen = new Set<string>();
	const result = { created: 0, updated: 0, refused: new Array<RefusedRow>() };
	for (const row of readContactFile(csv)) {
		const reason = seen.has(row.phone) ? 'repeatedInFile' : reasonAgainst(row, account);
		seen.add(row.phone);
		if (reason === undefined) result[write(row, account)] += 1;
		else result.refused.push({ row: row.row, phone: row.phone, reason });
	}
	return result;
}

function reasonAgainst(row: ContactRow, account: Account): RefusedRow['reason'] | undefined {
	const { options, contacts } = account;
	const { name, phone, allowCampaign = 'TRUE', params } = row;
	if (name.trim() === '') return 'noName';
	if (!isWhatsAppNumber(phone)) return 'noWhatsAppNumber';
	if (!['TRUE', 'FALSE'].includes(allowCampaign)) return 'neitherTrueNorFalse';
	if (params.some((param) => problemOf(param, options) !== undefined)) return 'attribute';
	const skips = options.switches.importOfKnownNumber === 'skips';
	return skips && contacts.find(phone) !== undefined ? 'alreadyThere' : undefined;
}

function write(row: ContactRow, { contacts, options }: Account): 'created' | 'updated' {
	const { name, phone, allowCampaign, params } = row;
	const known = contacts.find(phone);
	const told = {
		name,
		params: writtenParams(known?.params ?? {}, params, 'merges', options.switches),
		...(allowCampaign !== undefined && { allowCampaign: allowCampaign === 'TRUE' }),
	};
	if (known === undefined) {
		contacts.add({ number: phone, source: 'import', ...told });
		return 'created';
	}
	contacts.change(known, told, 'moves');
	return 'updated';
}
