import {
	DATA_TABLE_SYSTEM_COLUMN_TYPE_MAP,
	validateFieldType,
	type CreateDataTableOptions,
	type DataTableColumn,
	type DataTableColumnJsType,
	type DataTableColumnType,
	type DataTableFilter,
	type DataTableRow,
	type DataTableRowReturn,
	type FieldType,
} from 'n8n-workflow';
import { accepts } from './dataTableFilter.mts';

const FIELD_TYPES: Readonly<Record<DataTableColumnType, FieldType>> = {
	boolean: 'boolean',
	date: 'dateTime',
	number: 'number',
	string: 'string',
};

/** A table of n8n's in memory: as strict about columns and types, and as forgetful about uniqueness. */
export class DataTable {
	readonly id: string;
	readonly name: string;
	readonly columns: readonly DataTableColumn[];
	#rows: readonly DataTableRowReturn[] = [];
	#inserted = 0;

	constructor(id: string, { name, columns }: CreateDataTableOptions) {
		this.id = id;
		this.name = name;
		this.columns = columns.map((column, index) => ({
			...column,
			index,
			id: `${id}-${index}`,
			dataTableId: id,
		}));
	}

	get(filter?: DataTableFilter): readonly DataTableRowReturn[] {
		return this.#rows.filter(this.#matching(filter));
	}

	insert(rows: readonly DataTableRow[]): readonly DataTableRowReturn[] {
		const now = new Date();
		const made = rows.map((row): DataTableRowReturn => {
			this.#inserted += 1;
			const empty = Object.fromEntries(this.columns.map(({ name }) => [name, null]));
			const own = { id: this.#inserted, createdAt: now, updatedAt: now };
			return Object.assign({ ...empty, ...this.#checked(row) }, own);
		});
		this.#rows = [...this.#rows, ...made];
		return made;
	}

	update(data: DataTableRow, filter: DataTableFilter): readonly DataTableRowReturn[] {
		const matches = this.#matching(filter);
		const checked = this.#checked(data);
		const updated: DataTableRowReturn[] = [];
		this.#rows = this.#rows.map((row) => {
			if (!matches(row)) return row;
			const now = Object.assign({ ...row, ...checked }, { updatedAt: new Date() });
			updated.push(now as DataTableRowReturn);
			return now as DataTableRowReturn;
		});
		return updated;
	}

	upsert(data: DataTableRow, filter: DataTableFilter): readonly DataTableRowReturn[] {
		const updated = this.update(data, filter);
		return updated.length > 0 ? updated : this.insert([data]);
	}

	delete(filter: DataTableFilter): readonly DataTableRowReturn[] {
		const gone = this.get(filter);
		this.#rows = this.#rows.filter((row) => !gone.includes(row));
		return gone;
	}

	#typeOf(name: string): DataTableColumnType {
		const own = this.columns.find((column) => column.name === name)?.type;
		const type = own ?? DATA_TABLE_SYSTEM_COLUMN_TYPE_MAP[name];
		if (type === undefined) throw new Error(`unknown column name '${name}' in ${this.name}`);
		return type;
	}

	#value(name: string, cell: DataTableColumnJsType | undefined): DataTableColumnJsType {
		if (cell === null || cell === undefined) return null;
		const type = this.#typeOf(name);
		const read = validateFieldType(name, cell, FIELD_TYPES[type], {
			strict: false,
			parseStrings: false,
		});
		if (!read.valid || (type === 'string' && typeof cell !== 'string')) {
			throw new Error(`value '${String(cell)}' of ${name} is no ${type} (${this.name})`);
		}
		if (type === 'date') return new Date(String(read.newValue));
		return read.newValue as DataTableColumnJsType;
	}

	#checked(row: DataTableRow): DataTableRow {
		const system = Object.keys(row).find((name) => name in DATA_TABLE_SYSTEM_COLUMN_TYPE_MAP);
		if (system !== undefined) throw new Error(`the column '${system}' is n8n's own`);
		return Object.fromEntries(
			Object.entries(row).map(([name, cell]) => [name, this.#value(name, cell)]),
		);
	}

	#matching(filter?: DataTableFilter): (row: DataTableRow) => boolean {
		const conditions = (filter?.filters ?? []).map((one) => ({
			...one,
			type: this.#typeOf(one.columnName),
			value: this.#value(one.columnName, one.value),
		}));
		if (conditions.length === 0) return () => true;
		const every = filter?.type === 'and';
		return (row) =>
			every
				? conditions.every((one) => accepts(one, row))
				: conditions.some((one) => accepts(one, row));
	}
}
