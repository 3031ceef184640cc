import type { Installed } from './installing.mts';
import { byEditor } from './byEditor.mts';
import { chooseCredentials, command } from './byCommand.mts';
import { readTemplate, TEMPLATES, type Template } from './files.mts';

const COLLIDING: readonly Template[] = ['shopify-to-wati', 'historical-import', 'sync-health'];

/** Somebody imports a template that is there already. */
export function secondTests(at: () => Installed): void {
	it.each(TEMPLATES)('%s: says in its note what a second copy does', async (template) => {
		const { nodes } = await readTemplate(template);
		const story = nodes.find(({ name }) => name === 'The whole story');
		expect(story?.parameters['content']).toMatch(/Imported twice\?/);
	});

	it.each(COLLIDING)('%s: cannot be published twice, and n8n says why', async (template) => {
		const { empty } = at();
		const second = await byEditor(empty, template);
		await expect(empty.n8n.rest.publish(second)).rejects.toThrow(
			/conflict with one of the webhooks/,
		);
		await empty.n8n.rest.request('POST', `/workflows/${second}/archive`);
	});

	it.each(['reconcile', 'retry-failures', 'wati-to-shopify'] as const)(
		'%s: can be published twice without harm',
		async (template) => {
			const { empty } = at();
			const second = await byEditor(empty, template);
			await expect(empty.n8n.rest.publish(second)).resolves.toBeUndefined();
			await empty.n8n.rest.unpublish(second);
		},
	);
}

/** The command line knows a workflow by the id in its file: the second import takes its place. */
export function secondCommandTests(at: () => Installed): void {
	it.each(['shopify-to-wati', 'reconcile'] as const)(
		'%s: is replaced and unpublished, and goes on once the credentials are chosen again',
		async (template) => {
			const { empty, ids } = at();
			const { rest } = empty.n8n;
			expect(await command(empty, template)).toMatch(/Deactivating|Successfully imported/);
			expect(await chooseCredentials(empty, template)).toBe(ids[template]);
			await rest.publish(ids[template]);
			expect(await rest.workflow(ids[template])).toMatchObject({ active: true });
		},
	);
}
