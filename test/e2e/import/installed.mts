import { install, type Installation } from './installation.mts';
import type { Edits } from './template.mts';

/** A first start installs n8n. */
jest.setTimeout(30 * 60_000);

/** A real n8n with the import published, for the tests of this file. */
export function installed(edits: Edits): () => Installation {
	let installation: Installation | undefined;
	beforeAll(async () => {
		installation = await install({ edits, log: (line) => void process.stderr.write(`${line}\n`) });
	});
	afterAll(async () => await installation?.close());
	return () => {
		if (!installation) throw new Error('n8n has not started.');
		return installation;
	};
}
