import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let folder: string | undefined;

/** A copy of the built package: loaded from there, it shares no memory with the first one. */
export function secondInstallation(): string {
	if (folder !== undefined) return folder;
	folder = mkdtempSync(path.join(tmpdir(), 'installation-'));
	for (const part of ['dist', 'package.json']) {
		cpSync(path.join(process.cwd(), part), path.join(folder, part), { recursive: true });
	}
	symlinkSync(path.join(process.cwd(), 'node_modules'), path.join(folder, 'node_modules'), 'dir');
	return folder;
}
