import { startDemo, type Demo } from '../../sandbox/demo/index.mts';
import { quiet } from '../../sandbox/demo/quiet.mts';

/** A first start installs n8n. */
jest.setTimeout(30 * 60_000);

/** So that no test waits for Wati's limit. */
const requestsPer10Seconds = 1000;

/** The demo, started for the tests of this file. */
export function startedDemo(): () => Demo {
	let started: Demo | undefined;
	beforeAll(async () => {
		const log = (line: string) => process.stderr.write(`${line}\n`);
		started = await startDemo(log, { requestsPer10Seconds });
		await quiet(started);
	});
	afterAll(async () => await started?.close());
	return () => {
		if (!started) throw new Error('The demo has not started.');
		return started;
	};
}
