import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from './settings.mts';

export interface Child {
	readonly pid: number | undefined;
	/** What it printed so far, both streams. */
	output(): string;
	hasEnded(): boolean;
	/** Asks it to end, and insists after `patienceMs`. */
	stop(patienceMs?: number): Promise<void>;
	kill(): Promise<void>;
}

export interface ChildOptions {
	readonly cwd: string;
	readonly env: Settings;
}

export function startChild(
	program: string,
	args: readonly string[],
	{ cwd, env }: ChildOptions,
): Child {
	const child = spawn(program, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
	const printed: string[] = [];
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
	}
	let ended = false;
	const end = new Promise<void>((resolve) => {
		child.once('error', (error) => printed.push(`${error.message}\n`));
		child.once('close', () => {
			ended = true;
			resolve();
		});
	});
	const orphanGuard = (): void => void child.kill('SIGKILL');
	process.once('exit', orphanGuard);
	void end.then(() => process.off('exit', orphanGuard));

	const kill = async (): Promise<void> => {
		if (!ended) child.kill('SIGKILL');
		await end;
	};
	return {
		pid: child.pid,
		output: () => printed.join(''),
		hasEnded: () => ended,
		kill,
		async stop(patienceMs = 20_000) {
			if (ended) return;
			child.kill('SIGTERM');
			const patience = new AbortController();
			await Promise.race([
				end,
				sleep(patienceMs, undefined, { signal: patience.signal }).then(kill, () => {}),
			]);
			patience.abort();
		},
	};
}
