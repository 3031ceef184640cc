import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './command.mts';
import type { CommandOptions } from './command.mts';

/** npm's program file, so that it needs no shell, which Windows would want for `npm.cmd`. */
function npmProgram(): string | undefined {
	const besideNode = dirname(process.execPath);
	return [
		process.env['npm_execpath'],
		join(besideNode, 'node_modules/npm/bin/npm-cli.js'),
		join(besideNode, '../lib/node_modules/npm/bin/npm-cli.js'),
	].find((path) => path !== undefined && path.endsWith('npm-cli.js') && existsSync(path));
}

const QUIET = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];

export async function npm(args: readonly string[], options: CommandOptions = {}): Promise<string> {
	const program = npmProgram();
	return program === undefined
		? await run('npm', [...args, ...QUIET], options)
		: await run(process.execPath, [program, ...args, ...QUIET], options);
}
