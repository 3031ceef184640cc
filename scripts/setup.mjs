// Runs before anything is installed, on whatever Node is there: built-in modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const project = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(project, 'node_modules', '.installed-from');

const lock = createHash('sha256')
	.update(readFileSync(join(project, 'package-lock.json')))
	.digest('hex');

function fail(sentence) {
	console.error(sentence);
	process.exit(1);
}

function npmCi() {
	const program = process.env.npm_execpath;
	const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	const options = { cwd: project, stdio: ['ignore', 'inherit', 'inherit'] };
	return program?.endsWith('npm-cli.js')
		? spawnSync(process.execPath, [program, ...args], options)
		: spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
	fail(`Node ${OLDEST_NODE} or newer is needed; this is Node ${process.versions.node}.`);
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
	const why = existsSync(stamp) ? 'package-lock.json has changed' : 'this is the first time';
	console.log(`Installing what the project is built with (${why}); this takes a minute or two.`);
	// An installation that is cut off must not be taken for a complete one.
	rmSync(stamp, { force: true });
	const { status, error } = npmCi();
	if (status !== 0) fail(`npm ci failed: ${error?.message ?? `see above (exit code ${status})`}`);
	writeFileSync(stamp, lock);
}
