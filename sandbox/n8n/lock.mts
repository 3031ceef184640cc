import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** The holder touches its lock this often; one that is this long untouched was left behind. */
const TOUCH_MS = 2_000;
const ABANDONED_MS = 60_000;

const Owner = z.object({ host: z.string(), pid: z.number() });

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

async function isAbandoned(path: string): Promise<boolean> {
	const touched = await stat(path).catch(() => undefined);
	if (touched === undefined) return false;
	if (Date.now() - touched.mtimeMs > ABANDONED_MS) return true;
	const text = await readFile(join(path, 'owner.json'), 'utf8').catch(() => undefined);
	if (text === undefined) return false;
	const owner = Owner.parse(JSON.parse(text));
	return owner.host === hostname() && !isAlive(owner.pid);
}

async function take(path: string): Promise<boolean> {
	try {
		await mkdir(path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
	await writeFile(join(path, 'owner.json'), JSON.stringify({ host: hostname(), pid: process.pid }));
	return true;
}

export interface LockOptions {
	readonly onWait?: () => void;
	readonly pollMs?: number;
}

/**
 * Runs `work` while holding a folder that only one process can make. It saves double work and is
 * no promise: what `work` publishes must appear in one step of its own.
 */
export async function whileLocked<T>(
	path: string,
	work: () => Promise<T>,
	{ onWait = () => {}, pollMs = 500 }: LockOptions = {},
): Promise<T> {
	await mkdir(dirname(path), { recursive: true });
	for (let waited = false; !(await take(path)); waited = true) {
		if (await isAbandoned(path)) await rm(path, { recursive: true, force: true });
		else {
			if (!waited) onWait();
			await sleep(pollMs);
		}
	}
	const touch = setInterval(() => {
		const now = new Date();
		void utimes(path, now, now).catch(() => {});
	}, TOUCH_MS);
	touch.unref();
	try {
		return await work();
	} finally {
		clearInterval(touch);
		await rm(path, { recursive: true, force: true });
	}
}
