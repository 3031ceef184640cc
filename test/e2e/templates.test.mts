import { byCommand } from './templates/byCommand.mts';
import { byEditor } from './templates/byEditor.mts';
import { TEMPLATES, type Template } from './templates/files.mts';
import { installAll, type Installed, type Way } from './templates/installing.mts';
import { secondCommandTests, secondTests } from './templates/secondTests.mts';
import { worksTests } from './templates/worksTests.mts';

/** A first start installs n8n. */
jest.setTimeout(30 * 60_000);

/** An n8n of their own for the tests that follow. */
function installed(way: Way, order: readonly Template[]): () => Installed {
	let installation: Installed | undefined;
	beforeAll(async () => {
		installation = await installAll(way, order);
	});
	afterAll(async () => await installation?.empty.close());
	return () => {
		if (!installation) throw new Error('The templates are not installed.');
		return installation;
	};
}

describe('the templates, imported into an empty n8n by its editor', () => {
	const at = installed(byEditor, TEMPLATES);
	worksTests(at);
	secondTests(at);
});

describe('the templates, imported by the command line, the other way round', () => {
	const at = installed(byCommand, TEMPLATES.toReversed());
	worksTests(at);
	secondCommandTests(at);
});
