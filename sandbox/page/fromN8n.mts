import type { ImportJob } from './importJob.mts';
import { runView, type RunView } from './runView.mts';
import type { World } from './world.mts';

/** What n8n alone knows. It may be busy, or away. */
export interface FromN8n {
	readonly runs: RunsView;
	readonly historicalImport: ImportView;
}

export type RunsView =
	| { readonly kind: 'known'; readonly runs: readonly RunView[] }
	| { readonly kind: 'unknown'; readonly why: string };

export type ImportView =
	| { readonly kind: 'never' }
	| { readonly kind: 'begun'; readonly job: ImportJob }
	| { readonly kind: 'unknown'; readonly why: string };

export const NOTHING_YET: FromN8n = {
	runs: { kind: 'known', runs: [] },
	historicalImport: { kind: 'never' },
};

export async function askN8n(world: World): Promise<FromN8n> {
	const [runs, historicalImport] = await Promise.all([
		runsOf(world).catch(unknown),
		importOf(world).catch(unknown),
	]);
	return { runs, historicalImport };
}

async function runsOf(world: World): Promise<RunsView> {
	return { kind: 'known', runs: (await world.runs()).map((run) => runView(run, world.wati)) };
}

async function importOf(world: World): Promise<ImportView> {
	const job = await world.lastImport();
	return job === null ? { kind: 'never' } : { kind: 'begun', job };
}

const unknown = (error: unknown) => ({
	kind: 'unknown' as const,
	why: error instanceof Error ? error.message : String(error),
});
