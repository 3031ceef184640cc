import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import type { Manifest } from './community-package.mts';

/** The part of the sqlite3 package that is used here; n8n's own copy is loaded. */
interface Database {
	run(sql: string, values: readonly unknown[], done: (error: Error | null) => void): void;
	configure(option: 'busyTimeout', ms: number): void;
	close(done: () => void): void;
}
interface Sqlite {
	readonly Database: new (path: string, done: (error: Error | null) => void) => Database;
}

const NodeType = z.object({
	name: z.string(),
	displayName: z.string(),
	version: z.union([z.number(), z.array(z.number())]),
});
type NodeType = z.infer<typeof NodeType>;

const latest = ({ version }: NodeType): number => Math.max(...[version].flat());

/** Of one node n8n lists every version, and for an AI agent a `…Tool` beside it. */
export function nodesOf(packageName: string, types: readonly NodeType[]): readonly NodeType[] {
	const own = types.filter(({ name }) => name.startsWith(`${packageName}.`));
	const names = new Set(own.map(({ name }) => name));
	const newest = new Map<string, NodeType>();
	for (const type of own) {
		const isTool = type.name.endsWith('Tool') && names.has(type.name.slice(0, -'Tool'.length));
		const known = newest.get(type.name);
		if (!isTool && (known === undefined || latest(known) < latest(type))) {
			newest.set(type.name, type);
		}
	}
	return [...newest.values()];
}

/**
 * Writes the rows that n8n writes after an installation (InstalledPackagesRepository), without
 * which the package works but is not listed under Settings > Community nodes.
 */
export async function registerPackage(
	n8nDir: string,
	userFolder: string,
	{ name, version, author }: Manifest,
): Promise<void> {
	const listed = await readFile(join(userFolder, '.cache/n8n/public/types/nodes.json'), 'utf8');
	const nodes = nodesOf(name, z.array(NodeType).parse(JSON.parse(listed)));
	if (nodes.length === 0) throw new Error(`n8n loaded no node of ${name}`);

	const { run, close } = await open(n8nDir, join(userFolder, '.n8n/database.sqlite'));
	try {
		await run('DELETE FROM installed_nodes WHERE package = ?', [name]);
		await run('DELETE FROM installed_packages WHERE packageName = ?', [name]);
		await run(
			'INSERT INTO installed_packages (packageName, installedVersion, authorName, authorEmail) VALUES (?, ?, ?, ?)',
			[name, version, author?.name ?? null, author?.email ?? null],
		);
		for (const node of nodes) {
			await run(
				'INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)',
				[node.displayName, node.name, latest(node), name],
			);
		}
	} finally {
		await close();
	}
}

interface OpenDatabase {
	run(sql: string, values: readonly unknown[]): Promise<void>;
	close(): Promise<void>;
}

async function open(n8nDir: string, path: string): Promise<OpenDatabase> {
	const sqlite = createRequire(join(n8nDir, 'package.json'))('sqlite3') as Sqlite;
	const database = await new Promise<Database>((resolve, reject) => {
		const opened = new sqlite.Database(path, (error) => {
			if (error === null) resolve(opened);
			else reject(error);
		});
	});
	database.configure('busyTimeout', 10_000);
	return {
		run: async (sql, values) =>
			await new Promise((resolve, reject) => {
				database.run(sql, values, (error) => (error === null ? resolve() : reject(error)));
			}),
		close: async () => await new Promise((resolve) => database.close(resolve)),
	};
}
