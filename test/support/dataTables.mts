import type { CreateDataTableOptions, DataTableRowReturn } from 'n8n-workflow';
import { DataTable } from './dataTable.mts';

/** The data tables of one n8n. */
export class DataTables {
	readonly #tables = new Map<string, DataTable>();

	create(options: CreateDataTableOptions): DataTable {
		if (this.named(options.name)) {
			throw new Error(`Data table with name '${options.name}' already exists in this project`);
		}
		const table = new DataTable(`table${this.#tables.size + 1}`, options);
		this.#tables.set(table.id, table);
		return table;
	}

	named(name: string): DataTable | undefined {
		return [...this.#tables.values()].find((table) => table.name === name);
	}

	withId(id: string): DataTable {
		const table = this.#tables.get(id);
		if (table === undefined) throw new Error(`Could not find the data table: '${id}'`);
		return table;
	}

	/** The rows of a table, none where it was not made yet. */
	rows(name: string): readonly DataTableRowReturn[] {
		return this.named(name)?.get() ?? [];
	}
}
