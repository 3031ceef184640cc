import type { INodeParameters } from 'n8n-workflow';
import type { Execution } from './engine.mts';
import { importPage } from './importPage.mts';
import { listCount, runOnce, type Page } from './lists.mts';
import { ACTIONS, summaryOf, type Summary } from './summary.mts';
import type { World } from './world.mts';

export interface ImportSettings {
	readonly pageSize?: number;
	readonly list?: INodeParameters;
	readonly map?: INodeParameters;
	readonly match?: INodeParameters;
	readonly upsert?: INodeParameters;
	/** Done before each page but the first. */
	readonly between?: (page: number) => unknown;
}

/** Where an import stands: what the next page needs. */
export interface Stand {
	readonly cursor: string;
	readonly putOff: readonly string[];
	readonly isFirst: boolean;
	readonly customersToCome: number;
	readonly begunBefore?: readonly string[];
}

export interface ImportedPage {
	readonly execution: Execution;
	readonly page: Page;
	/** `undefined`: nobody was on the page. */
	readonly summary: Summary | undefined;
}

const MINUTES_OF_A_LISTING = 240;

export async function onePage(
	world: World,
	stand: Stand,
	{ pageSize = 250, list = {}, map = {}, match = {}, upsert = {} }: ImportSettings = {},
): Promise<ImportedPage> {
	const given = {
		cursor: stand.cursor,
		alsoFetch: [...stand.putOff],
		pageSize,
		customersToCome: stand.customersToCome,
		listingMinutes: stand.isFirst ? 0 : MINUTES_OF_A_LISTING,
		begunBefore: [...(stand.begunBefore ?? [])],
	};
	const file = importPage();
	const optionsOf = (node: string) =>
		file.nodes.find(({ name }) => name === node)?.parameters.options as INodeParameters;
	const withOptions = (node: string, { options, ...others }: INodeParameters) => ({
		parameters: { ...others, options: { ...optionsOf(node), ...(options as INodeParameters) } },
	});
	const execution = await runOnce(world, file, given, {
		'List Customers': { parameters: list },
		'Map Attributes': { parameters: map },
		'Match Contact': withOptions('Match Contact', match),
		'Upsert Customer': withOptions('Upsert Customer', upsert),
	});
	if (execution.error) throw new Error(execution.error.message);
	const page = execution.items('List Customers', 1)[0]?.json.page as unknown as Page;
	return { execution, page, summary: summaryOf(execution) };
}

export type Imported = Pick<Summary, (typeof ACTIONS)[number] | 'calls'> & {
	readonly pages: readonly ImportedPage[];
	readonly stop: Summary['stop'];
};

const sumOf = (pages: readonly ImportedPage[], part: (typeof ACTIONS)[number] | 'calls') =>
	pages.reduce((sum, { summary }) => sum + (summary?.[part] ?? 0), 0);

/**
 * An import as the template makes it: counts first, then page by page until there are no more, or
 * until a page says stop. The logs hold its calls and no others.
 */
export async function runImport(world: World, settings: ImportSettings = {}): Promise<Imported> {
	world.clearLogs();
	const { list = {}, between = () => {} } = settings;
	const { records: customersToCome } = await listCount(world, list);
	await listCount(world, { resource: 'watiContacts' });
	const pages: ImportedPage[] = [];
	let stand: Stand = { cursor: '', putOff: [], isFirst: true, customersToCome };
	for (;;) {
		if (pages.length > 0) await between(pages.length + 1);
		const done = await onePage(world, stand, settings);
		pages.push(done);
		const { page, summary } = done;
		if (summary?.stop || !page.hasMore) break;
		stand = {
			cursor: page.cursor,
			putOff: summary?.putOff ?? [],
			isFirst: false,
			customersToCome,
		};
	}
	const [created, updated, unchanged] = [
		sumOf(pages, 'created'),
		sumOf(pages, 'updated'),
		sumOf(pages, 'unchanged'),
	];
	return {
		pages,
		stop: pages.at(-1)?.summary?.stop ?? null,
		created,
		updated,
		unchanged,
		skipped: sumOf(pages, 'skipped'),
		held: sumOf(pages, 'held'),
		failed: sumOf(pages, 'failed'),
		calls: sumOf(pages, 'calls'),
	};
}
