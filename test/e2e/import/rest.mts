import { setTimeout as sleep } from 'node:timers/promises';
import type { N8nRest } from '../../../sandbox/n8n/rest.mts';

const DEADLINE_MS = 60_000;
const LOOK_EVERY_MS = 200;

/** No run is under way, whoever began it. */
export async function atRest(rest: N8nRest): Promise<void> {
	for (const deadline = Date.now() + DEADLINE_MS; Date.now() < deadline; ) {
		const unfinished = await rest.executions({ status: ['running', 'new'] });
		if (unfinished.length === 0) return;
		await sleep(LOOK_EVERY_MS);
	}
	throw new Error('n8n does not come to rest');
}
