import { z } from 'zod';
import { dataTables } from '../../../sandbox/n8n/dataTables.mts';
import type { N8nRest } from '../../../sandbox/n8n/rest.mts';

export const JOBS = 'shopify_wati_import_jobs';
export const RECORDS = 'shopify_wati_import_records';
const SETTINGS = 'shopify_wati_settings';

const Tables = z.object({
	data: z.array(z.object({ id: z.string(), name: z.string(), projectId: z.string() })),
});

const EVERY_ROW = JSON.stringify({ filters: [{ columnName: 'id', condition: 'gt', value: 0 }] });

/** Empties what tells of imports, and leaves the settings. */
export async function forgetImports({ request }: N8nRest): Promise<void> {
	const params = { take: 100, skip: 0 };
	const { data } = Tables.parse(await request('GET', '/data-tables-global', { params }));
	for (const { id, name, projectId } of data) {
		if (name !== JOBS && name !== RECORDS) continue;
		const rows = `/projects/${projectId}/data-tables/${id}/rows`;
		await request('DELETE', rows, { params: { filter: EVERY_ROW } });
	}
}

/** What a person does to the switch in the editor. */
export async function switchSync(rest: N8nRest, value: 'on' | 'off'): Promise<void> {
	await dataTables(rest).write(SETTINGS, { name: 'sync' }, { value });
}
