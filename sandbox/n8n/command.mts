import { spawn } from 'node:child_process';

export interface CommandOptions {
	readonly cwd?: string;
	readonly env?: Readonly<Record<string, string | undefined>>;
}

const TAIL = 4_000;

/** Runs a command to its end and gives what it printed; a failure carries the end of its output. */
export async function run(
	command: string,
	args: readonly string[],
	{ cwd, env }: CommandOptions = {},
): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, [...args], {
			...(cwd === undefined ? {} : { cwd }),
			env: { ...process.env, ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let printed = '';
		let answer = '';
		child.stdout.on('data', (chunk: Buffer) => {
			answer += chunk.toString();
			printed = (printed + chunk.toString()).slice(-TAIL);
		});
		child.stderr.on('data', (chunk: Buffer) => {
			printed = (printed + chunk.toString()).slice(-TAIL);
		});
		child.once('error', reject);
		child.once('close', (code) => {
			if (code === 0) resolve(answer);
			else reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${printed.trim()}`));
		});
	});
}

/** Whether a command can be started at all. */
export async function isThere(command: string): Promise<boolean> {
	return await run(command, ['--version']).then(
		() => true,
		() => false,
	);
}
