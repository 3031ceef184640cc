import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isThere, run } from './command.mts';
import type { DownloadedNode } from './download.mts';
import { npm } from './npm.mts';

const NODE_GYP = '11.5.0';
const BINARY = 'build/Release/node_sqlite3.node';

const COMPILER = [
	['python3', 'python3'],
	['make', 'make'],
	['c++', 'g++'],
] as const;

/** The packages, by Debian's names, that are missing for compiling C++. */
async function missingForCompiling(): Promise<readonly string[]> {
	const found = await Promise.all(COMPILER.map(async ([command]) => await isThere(command)));
	return COMPILER.filter((_, index) => !found[index]).map(([, name]) => name);
}

export interface SqliteBuild {
	readonly version: string;
	readonly node: DownloadedNode;
	readonly folder: string;
}

/** n8n comes with scripts off, so nothing has made its database driver: this does. */
export async function buildSqlite({ version, node, folder }: SqliteBuild): Promise<string> {
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), '{ "private": true }');
	await npm(
		[
			'install',
			'--ignore-scripts',
			`--prefix=${folder}`,
			`sqlite3@${version}`,
			`node-gyp@${NODE_GYP}`,
		],
		{ cwd: folder },
	);
	const modules = join(folder, 'node_modules');
	const source = join(modules, 'sqlite3');
	const missing = await missingForCompiling();
	if (missing.length === 0) {
		const gyp = join(modules, 'node-gyp/bin/node-gyp.js');
		await run(node.program, [gyp, 'rebuild', `--nodedir=${node.folder}`], { cwd: source });
	} else {
		await fetchPrebuilt(node.program, modules, source, missing);
	}
	return join(source, BINARY);
}

async function fetchPrebuilt(
	node: string,
	modules: string,
	source: string,
	missing: readonly string[],
): Promise<void> {
	const prebuildInstall = join(modules, 'prebuild-install/bin.js');
	try {
		await run(node, [prebuildInstall, '-r', 'napi'], { cwd: source });
	} catch (error) {
		throw new Error(
			`n8n's database driver, sqlite3, could neither be compiled nor downloaded. ` +
				`Install ${missing.join(', ')} and start again. On Debian and Ubuntu: ` +
				`apt-get install ${missing.join(' ')}`,
			{ cause: error },
		);
	}
}

export async function placeSqlite(binary: string, n8nDir: string): Promise<void> {
	const place = join(n8nDir, 'node_modules/sqlite3', BINARY);
	await mkdir(dirname(place), { recursive: true });
	await copyFile(binary, place);
}
