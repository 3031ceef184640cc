import { readdir, readFile, writeFile } from 'node:fs/promises';

const n8nStart = /\/bin\/n8n\0start\0/;

/** The n8n that this process started; `undefined` where there is no /proc to ask. */
export async function n8nProcess(): Promise<number | undefined> {
	const entries = await readdir('/proc').catch(() => []);
	for (const entry of entries.filter((name) => /^\d+$/.test(name))) {
		const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '');
		const parent = Number(/\) \w (\d+)/.exec(stat)?.[1]);
		const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
		if (parent === process.pid && n8nStart.test(command)) return Number(entry);
	}
	return undefined;
}

/** What is measured from now on is not the peak of n8n's start. */
export async function forgetPeak(pid: number | undefined): Promise<void> {
	// proc(5): 5 resets the peak resident set size to the present one.
	await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
}

export async function peakMegabytes(pid: number | undefined): Promise<number | undefined> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
	return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}
