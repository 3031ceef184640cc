import { z } from 'zod';
import { dataTables } from '../n8n/dataTables.mts';
import type { N8nRest } from '../n8n/rest.mts';
import { IMPORT_STATES, type ImportJob } from '../page/importJob.mts';
import { progressAddress } from './importAddresses.mts';
import { sparingly } from './sparingly.mts';

const TABLE = 'shopify_wati_import_jobs';

const Row = z.object({
	id: z.number(),
	key: z.string(),
	state: z.enum(IMPORT_STATES),
	range: z.string(),
	dry_run: z.boolean(),
	started_at: z.string(),
	finished_at: z.string().nullable(),
	retry_at: z.string().nullable(),
	total: z.number(),
	done: z.number(),
	created: z.number(),
	updated: z.number(),
	unchanged: z.number(),
	skipped: z.number(),
	held: z.number(),
	failed: z.number(),
	calls: z.number(),
	message: z.string().nullable(),
});
type Row = z.infer<typeof Row>;

const jobOf = (row: Row, n8n: string): ImportJob => ({
	id: String(row.id),
	kind: row.dry_run ? 'dryRun' : 'import',
	range: row.range,
	state: row.state,
	startedAt: row.started_at,
	finishedAt: row.finished_at,
	retryAt: row.retry_at,
	total: row.total,
	done: row.done,
	counts: {
		created: row.created,
		updated: row.updated,
		unchanged: row.unchanged,
		skipped: row.skipped,
		held: row.held,
		failed: row.failed,
	},
	calls: row.calls,
	message: row.message ?? '',
	page: progressAddress(n8n, row.key),
});

/** The last import that was started, as its row tells; none before the first. */
export async function lastImport(
	rest: Pick<N8nRest, 'request'>,
	n8n: string,
): Promise<ImportJob | null> {
	const [row] = await dataTables(rest).rows(TABLE, {}, 1);
	return row === undefined ? null : jobOf(Row.parse(row), n8n);
}

/** For the page, which asks after every change. */
export const lastImportSparingly = (
	rest: Pick<N8nRest, 'request'>,
	n8n: string,
): (() => Promise<ImportJob | null>) => sparingly(async () => await lastImport(rest, n8n));
