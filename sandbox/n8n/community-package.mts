import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { run } from './command.mts';
import { npm } from './npm.mts';

const Manifest = z
	.object({
		name: z.string(),
		version: z.string(),
		author: z.object({ name: z.string(), email: z.string() }).partial().optional(),
		n8n: z.object({ nodes: z.array(z.string()), credentials: z.array(z.string()).default([]) }),
	})
	.passthrough();

export type Manifest = z.infer<typeof Manifest>;

const Ledger = z.object({ dependencies: z.record(z.string()) }).passthrough();
const Packed = z.array(z.object({ filename: z.string() })).length(1);

/**
 * Puts the package into n8n's folder step by step as n8n 2.41 does when a user installs it
 * (CommunityPackagesService.downloadPackage), but from a tarball made here: n8n itself takes
 * packages from the npm registry only.
 */
export async function installCommunityPackage(
	packageDir: string,
	userFolder: string,
): Promise<Manifest> {
	const nodesFolder = join(userFolder, '.n8n/nodes');
	const manifest = Manifest.parse(await readJson(join(packageDir, 'package.json')));
	const folder = join(nodesFolder, 'node_modules', manifest.name);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await unpack(packageDir, folder);
	await keepRuntimeFields(join(folder, 'package.json'));
	assertBuilt(manifest, folder);
	await npm(
		[
			'install',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--package-lock=false',
		],
		{ cwd: folder },
	);
	await enterInLedger(join(nodesFolder, 'package.json'), manifest);
	return manifest;
}

async function unpack(packageDir: string, folder: string): Promise<void> {
	const tarballs = await mkdtemp(join(tmpdir(), 'n8n-package-'));
	try {
		const printed = await npm(
			['pack', '--json', '--ignore-scripts', `--pack-destination=${tarballs}`],
			{ cwd: packageDir },
		);
		const [packed] = Packed.parse(JSON.parse(printed));
		await run('tar', ['-xzf', packed?.filename ?? '', '-C', folder, '--strip-components=1'], {
			cwd: tarballs,
		});
	} finally {
		await rm(tarballs, { recursive: true });
	}
}

async function keepRuntimeFields(path: string): Promise<void> {
	const { devDependencies, peerDependencies, optionalDependencies, ...kept } = z
		.record(z.unknown())
		.parse(await readJson(path));
	await writeFile(path, JSON.stringify(kept, null, 2));
}

function assertBuilt({ name, n8n }: Manifest, folder: string): void {
	const missing = [...n8n.nodes, ...n8n.credentials].filter(
		(file) => !existsSync(join(folder, file)),
	);
	if (missing.length > 0) {
		throw new Error(`The tarball of ${name} lacks ${missing.join(', ')}: run npm run build first`);
	}
}

async function enterInLedger(path: string, { name, version }: Manifest): Promise<void> {
	const ledger = existsSync(path)
		? Ledger.parse(await readJson(path))
		: { name: 'installed-nodes', private: true, dependencies: {} };
	const dependencies = { ...ledger.dependencies, [name]: version };
	await writeFile(path, JSON.stringify({ ...ledger, dependencies }, null, 2));
}

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));
