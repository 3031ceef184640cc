import { begin } from './begin.mts';
import { importByCommand } from './commandLine.mts';
import { fill, simplePerson } from './crowd.mts';
import type { Installation } from './installation.mts';
import { countsOf, finished } from './job.mts';
import { importTemplate } from './template.mts';

const FEW = 30;

/** The template comes twice, or comes another way. */
export function secondCopyTests(at: () => Installation): void {
	it('refuses to publish a second copy, and says what collides', async () => {
		const { n8n, credentials } = at();
		const second = await n8n.rest.importWorkflow(await importTemplate(), credentials);
		await expect(n8n.rest.publish(second)).rejects.toThrow(/conflict with one of the webhooks/);
	});

	it('works when it was imported at the command line, and credentials were chosen', async () => {
		const { n8n, workflow, credentials } = at();
		await n8n.rest.unpublish(workflow);
		const id = await importByCommand(n8n, credentials);
		await n8n.rest.publish(id);
		const { shop, wati } = await at().settle();
		fill(shop, FEW, simplePerson);
		const page = await begin(n8n);
		expect(countsOf(await finished(n8n.rest))).toEqual({ created: FEW });
		expect(wati.contacts()).toHaveLength(FEW);
		expect(await page.text()).toMatch(/30 of 30 customers/);
	});
}
