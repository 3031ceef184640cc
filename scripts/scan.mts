import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Finding {
	readonly passed: boolean;
	readonly message?: string;
	readonly details?: string;
}

interface Scanner {
	readonly analyzePackage: (folder: string, patterns: readonly string[]) => Promise<Finding>;
	readonly SOURCE_FILE_PATTERNS: readonly string[];
}

/** The scanner has no types, and its command line takes published packages only. */
const SCANNER: string = '@n8n/scan-community-package/scanner/scanner.mjs';

/** What n8n's own scan looks at in a tarball. */
const TARBALL_PATTERNS = ['**/*.js', 'package.json'];

/** The files of the tarball in a folder of their own, as a user's n8n would have them. */
function unpack(root: string): string {
	const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});
	const [tarball] = JSON.parse(listed) as ReadonlyArray<{ files: ReadonlyArray<{ path: string }> }>;
	const folder = mkdtempSync(path.join(tmpdir(), 'scan-'));
	for (const file of tarball?.files ?? []) {
		cpSync(path.join(root, file.path), path.join(folder, file.path));
	}
	return folder;
}

function tell(what: string, { passed, message, details }: Finding): void {
	console.log(`Scan of the ${what}: ${passed ? 'passed' : `${message ?? 'failed'}`}`);
	if (details !== undefined) console.log(details);
	if (!passed) process.exitCode = 1;
}

const { analyzePackage, SOURCE_FILE_PATTERNS } = (await import(SCANNER)) as Scanner;
const root = process.cwd();
tell('source', await analyzePackage(root, SOURCE_FILE_PATTERNS));
const folder = unpack(root);
try {
	tell('tarball', await analyzePackage(folder, TARBALL_PATTERNS));
} finally {
	rmSync(folder, { recursive: true });
}
