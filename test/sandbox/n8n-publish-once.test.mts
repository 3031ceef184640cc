import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { publishOnce } from '../../sandbox/n8n/publish.mts';

let root: string;
let folder: string;

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'publish-once-'));
	folder = join(root, 'n8n');
});
afterEach(async () => await rm(root, { recursive: true }));

const writeInto = async (unfinished: string): Promise<void> =>
	await writeFile(join(unfinished, 'file'), 'complete');

const goneProcess = (): number => spawnSync(process.execPath, ['-e', '']).pid;

async function leaveLock(owner: { host: string; pid: number }): Promise<void> {
	await mkdir(`${folder}.lock`);
	await writeFile(join(`${folder}.lock`, 'owner.json'), JSON.stringify(owner));
}

describe('publishOnce', () => {
	it('shows the folder only when it is complete, and leaves nothing beside it', async () => {
		await publishOnce(folder, async (unfinished) => {
			await writeInto(unfinished);
			expect(existsSync(folder)).toBe(false);
		});
		expect(await readdir(root)).toEqual(['n8n']);
		expect(await readFile(join(folder, 'file'), 'utf8')).toBe('complete');
	});

	it('builds once for many that come at the same time', async () => {
		const built = jest.fn(async (unfinished: string) => {
			await sleep(20);
			await writeInto(unfinished);
		});
		const each = async () => await publishOnce(folder, built, { pollMs: 1 });
		await Promise.all([each(), each(), each()]);
		expect(built).toHaveBeenCalledTimes(1);
	});

	it('publishes nothing when the build fails, and lets the next one try', async () => {
		const failing = publishOnce(folder, async (unfinished) => {
			await writeInto(unfinished);
			throw new Error('no network');
		});
		await expect(failing).rejects.toThrow('no network');
		expect(existsSync(folder)).toBe(false);
		await publishOnce(folder, writeInto);
		expect(await readdir(root)).toEqual(['n8n']);
	});

	it('takes over from a build that was killed, and removes its half of the work', async () => {
		await leaveLock({ host: hostname(), pid: goneProcess() });
		await mkdir(`${folder}.unfinished-1`);
		await publishOnce(folder, writeInto, { pollMs: 1 });
		expect(await readdir(root)).toEqual(['n8n']);
	});

	it('takes over from a machine that has not touched its lock for a minute', async () => {
		await leaveLock({ host: 'elsewhere', pid: process.pid });
		const longAgo = new Date(Date.now() - 61_000);
		await utimes(`${folder}.lock`, longAgo, longAgo);
		await publishOnce(folder, writeInto, { pollMs: 1 });
		expect(existsSync(folder)).toBe(true);
	});

	it('waits, and says so once, while another machine is at work', async () => {
		await leaveLock({ host: 'elsewhere', pid: goneProcess() });
		const onWait = jest.fn();
		const waiting = publishOnce(folder, writeInto, { pollMs: 1, onWait });
		while (onWait.mock.calls.length === 0) await sleep(1);
		await sleep(10);
		expect(existsSync(folder)).toBe(false);
		await rm(`${folder}.lock`, { recursive: true });
		await waiting;
		expect(onWait).toHaveBeenCalledTimes(1);
		expect(existsSync(folder)).toBe(true);
	});
});
