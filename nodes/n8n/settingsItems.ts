import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SettingRow, WrongSetting } from '../core/settings';

/** What came by an input; nothing where it never ran. */
export function inputItems(context: IExecuteFunctions, input: number): INodeExecutionData[] {
	try {
		return context.getInputData(input);
	} catch {
		// n8n refuses to give an input that was left out of a partial run.
		return [];
	}
}

/** Where the rows come from, for whoever has to put the node right. */
const WIRING =
	'Connect a Data Table node that gets all rows of shopify_wati_settings, with "Always Output Data" switched on.';

/** What a Data Table node gave: an empty item is how it says that there are no rows. */
export type RowsRead = { readonly rows: readonly SettingRow[] } | { readonly flaw: string };

/** Reads the rows of the settings table, and makes sure that they are just that. */
export function readRows(items: readonly INodeExecutionData[], input: string): RowsRead {
	if (items.length === 0) {
		return { flaw: `No settings came by the input ${input}. ${WIRING}` };
	}
	const rows = items.map(({ json }) => json).filter((json) => Object.keys(json).length > 0);
	if (rows.some((row) => !('name' in row && 'value' in row))) {
		return { flaw: `What came by the input ${input} are no rows of the settings table. ${WIRING}` };
	}
	return { rows };
}

/** The wrong settings in a sentence each. */
export const wrongSettingsMessage = (wrong: readonly WrongSetting[]): string =>
	wrong
		.map(
			({ name, value, allowed }) =>
				`The setting ${name} cannot be "${value}": allowed is ${allowed}.`,
		)
		.join(' ');

/** The outcome of an item that goes no further. */
export const haltedOutcome = (
	action: 'skipped' | 'failed',
	reason: 'syncDisabled' | 'settingWrong',
	message: string,
): IDataObject => ({ action, reason, message, changes: [], problems: [] });

/** Names that no setting has, as a hint. */
export const unknownSettingsMessage = (names: readonly string[]): string =>
	`No setting is called ${names.map((name) => name || '(no name)').join(', ')}: look whether the name is misspelled. These rows change nothing.`;
