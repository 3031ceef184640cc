import { dataTables } from '../../sandbox/n8n/dataTables.mts';
import type { Query } from '../../sandbox/n8n/session.mts';

const TABLE = 'settings';
const ADDRESS = '/projects/p/data-tables/t1';

type Asked = readonly [call: string, query: Query];

/** An n8n with a table of so many rows, and another whose name contains the first one's. */
function n8nWith(rows: number) {
	const asked: Asked[] = [];
	const all = Array.from({ length: rows }, (_, index) => ({ id: rows - index, name: 'sync' }));
	const answers: Readonly<Record<string, (query: Query) => unknown>> = {
		'GET /data-tables-global': () => ({
			data: [
				{ id: 't2', name: 'old_settings', projectId: 'p' },
				{ id: 't1', name: TABLE, projectId: 'p' },
			],
		}),
		[`GET ${ADDRESS}/rows`]: ({ params }) => {
			const [skip, take] = [Number(params?.['skip']), Number(params?.['take'])];
			return { count: rows, data: all.slice(skip, skip + take) };
		},
		[`POST ${ADDRESS}/upsert`]: () => true,
	};
	const request = async (method: string, path: string, query: Query = {}) => {
		asked.push([`${method} ${path}`, query]);
		const answer = answers[`${method} ${path}`];
		if (answer === undefined) throw new Error(`no ${method} ${path}`);
		return await Promise.resolve(answer(query));
	};
	return { asked, ...dataTables({ request }) };
}

const filter = (value: string) => ({
	type: 'and',
	filters: [{ columnName: 'name', condition: 'eq', value }],
});

describe('a data table of n8n', () => {
	it.each([
		[0, 1],
		[250, 1],
		[251, 2],
	])('of %d rows is read to its end, in %d requests', async (count, requests) => {
		const { asked, rows } = n8nWith(count);
		expect(await rows(TABLE)).toHaveLength(count);
		expect(asked).toHaveLength(1 + requests);
	});

	it('is read no further than is wanted, the newest row first', async () => {
		const { asked, rows } = n8nWith(3);
		expect(await rows(TABLE, { name: 'sync' }, 2)).toMatchObject([{ id: 3 }, { id: 2 }]);
		const params = { filter: JSON.stringify(filter('sync')), sortBy: 'id:desc', skip: 0, take: 2 };
		expect(asked[1]).toEqual([`GET ${ADDRESS}/rows`, { params }]);
	});

	it('has no rows while it is not there', async () => {
		expect(await n8nWith(1).rows('jobs')).toEqual([]);
	});

	it('is written where its rows hold what they must', async () => {
		const { asked, write } = n8nWith(1);
		await write(TABLE, { name: 'sync' }, { value: 'off' });
		const body = { filter: filter('sync'), data: { name: 'sync', value: 'off' } };
		expect(asked[1]).toEqual([`POST ${ADDRESS}/upsert`, { body }]);
	});

	it('cannot be written while it is not there', async () => {
		await expect(n8nWith(1).write('jobs', { id: 1 }, { state: 'running' })).rejects.toThrow(
			'n8n has no data table jobs',
		);
	});
});
