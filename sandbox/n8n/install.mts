import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheKey, cacheRoot } from './cache.mts';
import { run } from './command.mts';
import { downloadBun, downloadN8n, downloadNode, sqliteVersionOf } from './download.mts';
import { nodeFor } from './platform.mts';
import { progress } from './progress.mts';
import type { Log, Progress } from './progress.mts';
import { publishOnce } from './publish.mts';
import { buildSqlite, placeSqlite } from './sqlite.mts';

export const N8N_VERSION = '2.41.1';

export interface InstallOptions {
	readonly version?: string;
	readonly log: Log;
}

export interface InstalledN8n {
	/** The Node 24 that runs it. */
	readonly node: string;
	/** The folder whose `node_modules` holds n8n. */
	readonly n8nDir: string;
}

const RUNTIME = 'runtime';

/** A real n8n, from the npm registry, in a cache folder; nothing to do the second time. */
export async function installN8n({
	version = N8N_VERSION,
	log,
}: InstallOptions): Promise<InstalledN8n> {
	const { package: nodePackage, path } = nodeFor(process);
	const folder = join(cacheRoot(), cacheKey(version, process));
	await publishOnce(
		folder,
		async (unfinished) => {
			log(`Installing n8n ${version} into ${folder}, once. It takes about two minutes.`);
			await build(unfinished, version, progress(log));
		},
		{ onWait: () => log('Another process is installing n8n: waiting for it.') },
	);
	return {
		node: join(folder, RUNTIME, 'node_modules', nodePackage, path),
		n8nDir: join(folder, 'n8n'),
	};
}

async function build(folder: string, version: string, { step }: Progress): Promise<void> {
	const runtime = join(folder, RUNTIME);
	const n8nDir = join(folder, 'n8n');
	const sqliteFolder = join(folder, 'sqlite');

	const node = await step('Download Node 24', async () => await downloadNode(runtime, process));
	const [binary] = await Promise.all([
		step('Compile the database driver (sqlite3)', async () => {
			const sqlite = await sqliteVersionOf(version);
			return await buildSqlite({ version: sqlite, node, folder: sqliteFolder });
		}),
		step(`Download n8n ${version}`, async () => {
			await downloadN8n(n8nDir, version, await downloadBun(runtime, process));
		}),
	]);
	await step('Try it', async () => {
		await placeSqlite(binary, n8nDir);
		await rm(sqliteFolder, { recursive: true });
		await run(node.program, ['-e', "require('sqlite3')"], { cwd: n8nDir });
		await run(node.program, [join(n8nDir, 'node_modules/n8n/bin/n8n'), '--version']);
	});
}
