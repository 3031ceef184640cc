import type { DataTables } from './dataTables.mts';

const NAME = 'shopify_wati_settings';

/** Writes a row of the settings table, as a person does in n8n; `null` takes it away. */
export function writeSetting(tables: DataTables, name: string, value: string | null): void {
	const columns = (['name', 'value', 'about'] as const).map(
		(column) => ({ name: column, type: 'string' }) as const,
	);
	const table = tables.named(NAME) ?? tables.create({ name: NAME, columns });
	const filter = {
		type: 'and',
		filters: [{ columnName: 'name', condition: 'eq', value: name }],
	} as const;
	const ofName = { type: filter.type, filters: [...filter.filters] };
	if (value === null) table.delete(ofName);
	else table.upsert({ name, value }, ofName);
}
