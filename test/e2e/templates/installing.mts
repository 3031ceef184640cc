import { openEmptyN8n, type EmptyN8n } from '../storm/empty.mts';
import { PUBLISHED, type Template } from './files.mts';

export interface Installed {
	readonly empty: EmptyN8n;
	readonly ids: Readonly<Record<Template, string>>;
}

export type Way = (at: EmptyN8n, template: Template) => Promise<string>;

/** All seven imported into an empty n8n, and those published that begin by themselves. */
export async function installAll(way: Way, order: readonly Template[]): Promise<Installed> {
	const empty = await openEmptyN8n();
	const ids: Partial<Record<Template, string>> = {};
	for (const template of order) {
		ids[template] = await way(empty, template);
		if (PUBLISHED.some((each) => each === template)) await empty.n8n.rest.publish(ids[template]);
	}
	return { empty, ids: ids as Installed['ids'] };
}
