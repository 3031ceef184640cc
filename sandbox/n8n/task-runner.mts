import { dirname, join } from 'node:path';
import axios from 'axios';
import { z } from 'zod';
import { startChild } from './child.mts';
import type { Child } from './child.mts';
import type { InstalledN8n } from './install.mts';
import type { Place } from './settings.mts';

const Grant = z.object({ data: z.object({ token: z.string() }) });

/**
 * Code nodes run in a process of their own. n8n warns when it has to start that process itself
 * ("internal mode is deprecated"), so this does what n8n's launcher does in production.
 */
export async function startTaskRunner(n8n: InstalledN8n, place: Place): Promise<Child> {
	const broker = `http://127.0.0.1:${place.brokerPort}`;
	const answer = await axios.post(
		`${broker}/runners/auth`,
		{ token: place.brokerToken },
		{ proxy: false },
	);
	const { token } = Grant.parse(answer.data).data;
	const modules = join(n8n.n8nDir, 'node_modules');
	return startChild(
		n8n.node,
		[
			'--disallow-code-generation-from-strings',
			'--disable-proto=delete',
			join(modules, '@n8n/task-runner/dist/start.js'),
		],
		{
			cwd: place.userFolder,
			env: {
				NODE_PATH: modules,
				PATH: dirname(n8n.node),
				N8N_RUNNERS_GRANT_TOKEN: token,
				N8N_RUNNERS_TASK_BROKER_URI: broker,
				N8N_RUNNERS_TASK_TIMEOUT: '60',
			},
		},
	);
}
