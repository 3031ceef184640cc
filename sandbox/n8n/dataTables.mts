import { z } from 'zod';
import type { Session } from './session.mts';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Row = z.object({ id: z.number() }).catchall(value);
export type Row = Readonly<z.infer<typeof Row>>;
export type Values = Readonly<Record<string, z.infer<typeof value>>>;

const Tables = z.object({
	data: z.array(z.object({ id: z.string(), name: z.string(), projectId: z.string() })),
});
const Rows = z.object({ count: z.number(), data: z.array(Row) });

/** n8n gives no more at once. */
const PAGE = 250;

/** n8n's data tables, by their names, as on its page *Data tables*. */
export interface DataTables {
	/** Rows that hold all of `where`, the newest first; none while there is no such table. */
	rows(table: string, where?: Values, limit?: number): Promise<readonly Row[]>;
	/** Changes the rows that hold all of `where`, or adds one. */
	write(table: string, where: Values, values: Values): Promise<void>;
}

export function dataTables({ request }: Pick<Session, 'request'>): DataTables {
	const addressOf = async (name: string): Promise<string | undefined> => {
		// The filter finds names that contain this one, too.
		const params = { filter: JSON.stringify({ name }), take: PAGE };
		const { data } = Tables.parse(await request('GET', '/data-tables-global', { params }));
		const table = data.find((each) => each.name === name);
		return table && `/projects/${table.projectId}/data-tables/${table.id}`;
	};
	return {
		async rows(table, where = {}, limit = Infinity) {
			const address = await addressOf(table);
			const found: Row[] = [];
			while (address !== undefined && found.length < limit) {
				const params = {
					filter: JSON.stringify(filterOf(where)),
					sortBy: 'id:desc',
					skip: found.length,
					take: Math.min(PAGE, limit - found.length),
				};
				const answer = Rows.parse(await request('GET', `${address}/rows`, { params }));
				found.push(...answer.data);
				if (answer.data.length === 0 || found.length >= answer.count) break;
			}
			return found;
		},
		async write(table, where, values) {
			const address = await addressOf(table);
			if (address === undefined) throw new Error(`n8n has no data table ${table}`);
			const body = { filter: filterOf(where), data: { ...where, ...values } };
			await request('POST', `${address}/upsert`, { body });
		},
	};
}

const filterOf = (where: Values) => ({
	type: 'and',
	filters: Object.entries(where).map(([columnName, wanted]) => ({
		columnName,
		condition: 'eq',
		value: wanted,
	})),
});
