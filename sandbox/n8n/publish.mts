import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { whileLocked } from './lock.mts';
import type { LockOptions } from './lock.mts';

/**
 * Makes `folder` once. It is built beside its place and renamed when complete, so that whoever
 * sees it sees all of it, and a build that was killed leaves nothing that looks finished.
 */
export async function publishOnce(
	folder: string,
	build: (unfinished: string) => Promise<void>,
	options: LockOptions = {},
): Promise<void> {
	if (existsSync(folder)) return;
	await whileLocked(
		`${folder}.lock`,
		async () => {
			if (existsSync(folder)) return;
			await removeLeftovers(folder);
			const unfinished = `${folder}.unfinished-${process.pid}`;
			await mkdir(unfinished, { recursive: true });
			await build(unfinished);
			await rename(unfinished, folder);
			await removeLeftovers(folder);
		},
		options,
	);
}

async function removeLeftovers(folder: string): Promise<void> {
	const prefix = `${basename(folder)}.unfinished-`;
	const names = await readdir(dirname(folder));
	for (const name of names.filter((each) => each.startsWith(prefix))) {
		// A program that outlived its killed parent may still write there: it goes the next time.
		await rm(join(dirname(folder), name), { recursive: true, force: true }).catch(() => {});
	}
}
