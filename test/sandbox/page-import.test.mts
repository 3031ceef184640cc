import { lastImport } from '../../sandbox/demo/importJobs.mts';
import type { Query } from '../../sandbox/n8n/session.mts';

const ROW = {
	id: 4,
	job: '20261123-120000-7',
	key: 'secret',
	state: 'running',
	range: 'All customers',
	dry_run: false,
	started_at: '2026-11-23T12:00:00.000Z',
	finished_at: null,
	retry_at: '2026-11-23T12:05:00.000Z',
	total: 43,
	done: 25,
	created: 22,
	updated: 0,
	unchanged: 0,
	skipped: 3,
	held: 0,
	failed: 0,
	calls: 23,
	message: 'Wati asks to wait.',
};

/** An n8n with these rows in its table of imports, the newest first. */
const n8nWith = (...rows: readonly object[]) => ({
	request: async (_method: string, path: string, { params }: Query = {}) => {
		const tables = [{ id: 't', name: 'shopify_wati_import_jobs', projectId: 'p' }];
		if (!path.endsWith('/rows')) return await Promise.resolve({ data: tables });
		const data = rows.slice(0, Number(params?.['take']));
		return await Promise.resolve({ count: rows.length, data });
	},
});

describe('the last import', () => {
	it('is none before the first', async () => {
		expect(await lastImport(n8nWith(), 'http://n8n')).toBeNull();
	});

	it('is told as its row does, with the address of its page', async () => {
		expect(await lastImport(n8nWith(ROW, { id: 3 }), 'http://n8n')).toEqual({
			id: '4',
			kind: 'import',
			range: 'All customers',
			state: 'running',
			startedAt: ROW.started_at,
			finishedAt: null,
			retryAt: ROW.retry_at,
			total: 43,
			done: 25,
			counts: { created: 22, updated: 0, unchanged: 0, skipped: 3, held: 0, failed: 0 },
			calls: 23,
			message: 'Wati asks to wait.',
			page: 'http://n8n/webhook/shopify-wati-import-progress?key=secret',
		});
	});

	it('may be a dry run', async () => {
		const job = await lastImport(n8nWith({ ...ROW, dry_run: true }), 'http://n8n');
		expect(job?.kind).toBe('dryRun');
	});

	it('is unknown when its row is not as it should be', async () => {
		const last = lastImport(n8nWith({ ...ROW, state: 'lost' }), 'http://n8n');
		await expect(last).rejects.toThrow('state');
	});
});
