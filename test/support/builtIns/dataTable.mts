import {
	DATA_TABLE_SYSTEM_COLUMNS,
	type CreateDataTableColumnOptions,
	type DataTableColumnJsType,
	type DataTableFilter,
	type DataTableRow,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import type { DataTable } from '../dataTable.mts';
import type { DataTables } from '../dataTables.mts';
import { described, property } from './described.mts';

type Condition = DataTableFilter['filters'][number]['condition'];

interface ConditionParameter {
	readonly keyName: string;
	readonly condition?: Condition | 'isTrue' | 'isFalse';
	readonly keyValue?: DataTableColumnJsType;
}

/** A node of one run: its parameters for an item, and the tables of its n8n. */
interface Asked {
	readonly tables: DataTables;
	readonly item: IDataObject;
	readonly get: <T>(name: string, fallback: T) => T;
}

function tableOf({ tables, get }: Asked): DataTable {
	const { mode, value } = get('dataTableId', { mode: '', value: '' });
	if (mode !== 'id') throw new Error('The templates find a table by its id');
	return tables.withId(value);
}

function filterOf({ get }: Asked): DataTableFilter {
	const conditions = get<readonly ConditionParameter[]>('filters.conditions', []);
	return {
		type: get<string>('matchType', 'anyCondition') === 'allConditions' ? 'and' : 'or',
		filters: conditions.map(({ keyName, condition = 'eq', keyValue = '' }) => {
			const columnName = keyName;
			if (condition === 'isTrue') return { columnName, condition: 'eq', value: true };
			if (condition === 'isFalse') return { columnName, condition: 'eq', value: false };
			const isAboutEmpty = condition === 'isEmpty' || condition === 'isNotEmpty';
			return { columnName, condition, value: isAboutEmpty ? null : keyValue };
		}),
	};
}

/** n8n refuses to change or delete all rows of a table. */
function someRows(asked: Asked): DataTableFilter {
	const filter = filterOf(asked);
	if (filter.filters.length === 0) throw new Error('At least one condition is required');
	return filter;
}

function rowOf({ item, get }: Asked): DataTableRow {
	const columns = get('columns', { mappingMode: '', value: {} as DataTableRow | null });
	if (columns.mappingMode !== 'autoMapInputData') return columns.value ?? {};
	const own = Object.entries(item).filter(([name]) => !DATA_TABLE_SYSTEM_COLUMNS.includes(name));
	const odd = own.find(([, value]) => typeof value === 'object' && value !== null);
	if (odd) throw new Error(`unexpected object or array in the column '${odd[0]}'`);
	return Object.fromEntries(own) as DataTableRow;
}

function selected(asked: Asked): readonly IDataObject[] {
	const rows = [...tableOf(asked).get(filterOf(asked))];
	const { get } = asked;
	const column = get('orderBy', false) ? get('orderByColumn', 'createdAt') : 'id';
	const sign = get('orderBy', false) && get('orderByDirection', 'DESC') === 'DESC' ? -1 : 1;
	const key = (row: DataTableRow) => row[column] ?? 0;
	rows.sort((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0));
	return get('returnAll', false) ? rows : rows.slice(0, get('limit', 50));
}

function created({ tables, get }: Asked): readonly IDataObject[] {
	const name = get('tableName', '');
	const existing = get('options', { createIfNotExists: false }).createIfNotExists
		? tables.named(name)
		: undefined;
	const columns = get<CreateDataTableColumnOptions[]>('columns.column', []);
	const table = existing ?? tables.create({ name, columns });
	return [{ id: table.id, name: table.name, columns: table.columns as unknown as IDataObject[] }];
}

const OPERATIONS: Readonly<Record<string, (asked: Asked) => readonly IDataObject[]>> = {
	'row deleteRows': (asked) => tableOf(asked).delete(someRows(asked)),
	'row get': selected,
	'row insert': (asked) => tableOf(asked).insert([rowOf(asked)]),
	'row rowNotExists': (asked) => (selected(asked).length === 0 ? [asked.item] : []),
	'row update': (asked) => tableOf(asked).update(rowOf(asked), someRows(asked)),
	'row upsert': (asked) => tableOf(asked).upsert(rowOf(asked), someRows(asked)),
	'table create': created,
};

const asText = (value: unknown) => (value instanceof Date ? value.toISOString() : value);

/** The tables that the engine hands to its nodes, as it hands them whatever else is its server's. */
export interface WithTables {
	readonly tables: DataTables;
}

async function carryOut(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const { tables } = (await this.helpers.getDataTableAggregateProxy?.()) as unknown as WithTables;
	const results = this.getInputData().flatMap(({ json }, item) => {
		const get = <T,>(name: string, fallback: T) =>
			this.getNodeParameter(name, item, fallback as string) as T;
		const what = `${get('resource', 'row')} ${get('operation', 'insert')}`;
		const operation = OPERATIONS[what];
		if (operation === undefined) throw new Error(`The templates do not ask for ${what}`);
		return operation({ tables, item: json, get }).map((row): INodeExecutionData => {
			const texts = Object.entries(row).map(([name, value]) => [name, asText(value)]);
			return { json: Object.fromEntries(texts) as IDataObject, pairedItem: { item } };
		});
	});
	return await Promise.resolve([results]);
}

const PARAMETERS = ['dataTableId', 'columns', 'filters', 'options'] as const;

/** Data Table, as far as the templates use it. */
export const DATA_TABLE: INodeType = {
	description: described('dataTable', 1.1, {
		properties: [
			property('resource', 'options', 'row'),
			property('operation', 'options', 'insert'),
			property('tableName', 'string'),
			property('matchType', 'options', 'anyCondition'),
			property('returnAll', 'boolean', false),
			property('limit', 'number', 50),
			property('orderBy', 'boolean', false),
			property('orderByColumn', 'options', 'createdAt'),
			property('orderByDirection', 'options', 'DESC'),
			...PARAMETERS.map((name) => property(name, 'json', {} as unknown as string)),
		],
	}),
	execute: carryOut,
};
