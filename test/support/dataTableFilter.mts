import type {
	DataTableColumnJsType,
	DataTableColumnType,
	DataTableFilter,
	DataTableRow,
} from 'n8n-workflow';

/** One condition on a row, with the type of its column. */
export type RowCondition = DataTableFilter['filters'][number] & {
	readonly type: DataTableColumnType;
};

const comparable = (value: DataTableColumnJsType): string | number | boolean | null =>
	value instanceof Date ? value.getTime() : value;

/** Without a wildcard it may stand anywhere; SQLite asks with GLOB, so capitals matter. */
function isLike(text: unknown, wanted: unknown): boolean {
	if (typeof wanted !== 'string') throw new Error('LIKE filter value must be a string');
	const pattern = wanted.includes('%') ? wanted : `%${wanted}%`;
	const parts = pattern.split('%').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return typeof text === 'string' && new RegExp(`^${parts.join('[^]*')}$`).test(text);
}

function compare(left: DataTableColumnJsType, right: DataTableColumnJsType): number {
	const [a, b] = [comparable(left), comparable(right)];
	if (b === null) throw new Error('A comparison filter value cannot be null or undefined');
	if (a === null) return Number.NaN;
	if (a === b) return 0;
	return a > b ? 1 : -1;
}

/** Whether a row meets a condition, as SQL would have it: nothing is greater or less than null. */
export function accepts(
	{ columnName, condition, value, type }: RowCondition,
	row: DataTableRow,
): boolean {
	const cell = row[columnName] ?? null;
	const isEmpty = cell === null || (type === 'string' && cell === '');
	switch (condition) {
		case 'eq':
			return comparable(cell) === comparable(value);
		case 'neq':
			return comparable(cell) !== comparable(value);
		case 'like':
			return isLike(cell, value);
		case 'ilike':
			return isLike(String(cell).toLowerCase(), String(value).toLowerCase());
		case 'isEmpty':
			return isEmpty;
		case 'isNotEmpty':
			return !isEmpty;
		case 'gt':
			return compare(cell, value) > 0;
		case 'gte':
			return compare(cell, value) >= 0;
		case 'lt':
			return compare(cell, value) < 0;
		case 'lte':
			return compare(cell, value) <= 0;
	}
}
