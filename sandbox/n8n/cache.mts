import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Host } from './platform.mts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Outside the project: one installation of n8n serves every checkout. */
export function cacheRoot(env: Environment = process.env, home = homedir()): string {
	const chosen = env['SHOPIFY_WATI_SYNC_CACHE'];
	if (chosen) return chosen;
	return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'n8n-nodes-shopify-wati-sync');
}

export const cacheKey = (version: string, { platform, arch }: Host): string =>
	`n8n-${version}-${platform}-${arch}`;
