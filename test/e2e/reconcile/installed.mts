import { install, type Installation, type Preparation } from './installation.mts';

/** A first start installs n8n. */
jest.setTimeout(30 * 60_000);

/** A real n8n with a template, for the tests of this file. */
export function installed(preparation: Omit<Preparation, 'log'>): () => Installation {
	let installation: Installation | undefined;
	beforeAll(async () => {
		const log = (line: string) => void process.stderr.write(`${line}\n`);
		installation = await install({ ...preparation, log });
	});
	afterAll(async () => await installation?.close());
	return () => {
		if (!installation) throw new Error('n8n has not started.');
		return installation;
	};
}
