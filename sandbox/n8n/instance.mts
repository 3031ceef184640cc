import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import { startChild } from './child.mts';
import type { Child } from './child.mts';
import { installCommunityPackage } from './community-package.mts';
import { installN8n } from './install.mts';
import type { InstalledN8n } from './install.mts';
import { warningsIn } from './log-lines.mts';
import { freePort } from './port.mts';
import type { Log } from './progress.mts';
import { registerPackage } from './registration.mts';
import { n8nRest } from './rest.mts';
import type { N8nRest } from './rest.mts';
import { inherited, settingsFor } from './settings.mts';
import type { Place, Settings } from './settings.mts';
import { startTaskRunner } from './task-runner.mts';

export interface StartOptions {
	/** The built project, as npm would publish it. */
	readonly packageDir: string;
	/** A temporary one when not given, removed by `stop`. */
	readonly userFolder?: string;
	readonly port?: number;
	/** Where browsers and the callers of webhooks find it, if not at its port of loopback. */
	readonly editorUrl?: string;
	readonly webhookUrl?: string;
	readonly env?: Settings;
	readonly log: Log;
}

export interface N8nInstance {
	readonly origin: string;
	readonly userFolder: string;
	readonly rest: N8nRest;
	/** What n8n printed since its last start. */
	output(): string;
	/** Of that, what it calls a warning or an error, and what is no line of its log. */
	warnings(): readonly string[];
	/** Ends it; a user folder that was given stays. */
	stop(): Promise<void>;
	/** As a power cut: SIGKILL, and the user folder stays for `restart`. */
	kill(): Promise<void>;
	restart(): Promise<void>;
}

const START_DEADLINE_MS = 180_000;

export async function startN8n(options: StartOptions): Promise<N8nInstance> {
	const { packageDir, env = {}, log } = options;
	const n8n = await installN8n({ log });
	const userFolder = options.userFolder ?? (await mkdtemp(join(tmpdir(), 'n8n-user-')));
	await mkdir(userFolder, { recursive: true });
	const port = options.port ?? (await freePort());
	const origin = `http://127.0.0.1:${port}`;
	const place: Place = {
		userFolder,
		port,
		editorUrl: options.editorUrl ?? origin,
		webhookUrl: options.webhookUrl ?? `${origin}/`,
		brokerPort: await freePort(),
		brokerToken: randomBytes(24).toString('hex'),
	};

	log('Installing the package into n8n');
	const manifest = await installCommunityPackage(packageDir, userFolder);
	log('Starting n8n');
	let running = await boot(n8n, place, env);
	await registerPackage(n8n.n8nDir, userFolder, manifest);

	const end = async (how: 'stop' | 'kill'): Promise<void> => {
		await Promise.all(running.map(async (child) => await child[how]()));
	};
	return {
		origin,
		userFolder,
		rest: n8nRest(origin),
		output: () => running.map((child) => child.output()).join(''),
		warnings: () => warningsIn(running[0].output()),
		kill: async () => await end('kill'),
		async stop() {
			await end('stop');
			if (options.userFolder === undefined) await rm(userFolder, { recursive: true, force: true });
		},
		async restart() {
			await end('stop');
			running = await boot(n8n, place, env);
		},
	};
}

type Running = readonly [n8n: Child, taskRunner: Child];

async function boot(n8n: InstalledN8n, place: Place, env: Settings): Promise<Running> {
	const program = join(n8n.n8nDir, 'node_modules/n8n/bin/n8n');
	const child = startChild(n8n.node, [program, 'start'], {
		cwd: place.userFolder,
		env: {
			...inherited(process.env),
			HOME: place.userFolder,
			PATH: [dirname(n8n.node), process.env['PATH'] ?? ''].join(delimiter),
			...settingsFor(place),
			...env,
		},
	});
	try {
		await untilReady(child, place.port);
		return [child, await startTaskRunner(n8n, place)];
	} catch (error) {
		await child.kill();
		throw error;
	}
}

async function untilReady(child: Child, port: number): Promise<void> {
	const deadline = Date.now() + START_DEADLINE_MS;
	while (!(await isReady(port))) {
		if (child.hasEnded() || Date.now() > deadline) {
			const why = child.hasEnded() ? 'ended while starting' : 'was not ready in time';
			throw new Error(`n8n ${why}. It printed:\n${warningsIn(child.output()).join('\n')}`);
		}
		await sleep(200);
	}
}

async function isReady(port: number): Promise<boolean> {
	const url = `http://127.0.0.1:${port}/healthz/readiness`;
	return await axios.get(url, { proxy: false, timeout: 5_000 }).then(
		() => true,
		() => false,
	);
}
