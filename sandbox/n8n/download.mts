import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheRoot } from './cache.mts';
import { isThere, run } from './command.mts';
import { npm } from './npm.mts';
import { bunFor, nodeFor } from './platform.mts';
import type { Host } from './platform.mts';

export interface DownloadedNode {
	readonly program: string;
	/** Its package's folder: the C++ headers lie there too. */
	readonly folder: string;
}

const install = async (prefix: string, spec: string): Promise<string> =>
	await npm(['install', '--ignore-scripts', `--prefix=${prefix}`, spec]);

export async function downloadNode(runtime: string, host: Host): Promise<DownloadedNode> {
	const { package: name, version, path } = nodeFor(host);
	await mkdir(runtime, { recursive: true });
	await install(runtime, `${name}@${version}`);
	const folder = join(runtime, 'node_modules', name);
	return { program: join(folder, path), folder };
}

/** `undefined` when there is no bun for this machine, or it does not run here. */
export async function downloadBun(runtime: string, host: Host): Promise<string | undefined> {
	const bun = bunFor(host);
	if (bun === undefined) return undefined;
	await install(join(runtime, 'bun'), `${bun.package}@${bun.version}`);
	const program = join(runtime, 'bun/node_modules', bun.package, bun.path);
	return (await isThere(program)) ? program : undefined;
}

export async function sqliteVersionOf(n8nVersion: string): Promise<string> {
	return (await npm(['view', `n8n@${n8nVersion}`, 'dependencies.sqlite3'])).trim();
}

/** 265 000 files: bun unpacks them in half a minute, npm in five. */
export async function downloadN8n(
	folder: string,
	version: string,
	bun: string | undefined,
): Promise<void> {
	await mkdir(folder, { recursive: true });
	const manifest = { private: true, dependencies: { n8n: version } };
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
	if (bun === undefined) {
		await npm(['install', '--ignore-scripts'], { cwd: folder });
		return;
	}
	await run(bun, ['install', '--ignore-scripts', '--linker=hoisted', '--no-progress'], {
		cwd: folder,
		env: { BUN_INSTALL_CACHE_DIR: join(cacheRoot(), 'bun') },
	});
}
