import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { InstalledPackage } from '../support/nodeTypes.mts';
import { SHIPPED } from '../support/template.mts';

interface PackageJson {
	readonly name: string;
	readonly dependencies?: object;
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

const root = process.cwd();
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as PackageJson;
const doors = [...manifest.n8n.nodes, ...manifest.n8n.credentials];

const packed = (): readonly string[] => {
	const text = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		cwd: root,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const [tarball] = JSON.parse(text) as ReadonlyArray<{ files: ReadonlyArray<{ path: string }> }>;
	return (tarball?.files ?? []).map((file) => file.path);
};

const belongings = (door: string): readonly string[] => {
	const folder = path.posix.dirname(door);
	const name = path.posix.basename(door, '.node.js');
	const picture = name.charAt(0).toLowerCase() + name.slice(1);
	return [
		door,
		`${folder}/${name}.node.json`,
		`${folder}/__schema__/v1.0.0.json`,
		`${folder}/${picture}.svg`,
		`${folder}/${picture}.dark.svg`,
	];
};

it('the package holds what belongs to it and nothing else', () => {
	const wanted = [
		'CHANGELOG.md',
		'LICENSE.md',
		'README.md',
		'package.json',
		'dist/bundle.js',
		...manifest.n8n.nodes.flatMap(belongings),
		...manifest.n8n.credentials,
		...['shopify', 'wati'].flatMap((name) => [
			`dist/credentials/${name}.svg`,
			`dist/credentials/${name}.dark.svg`,
		]),
		...SHIPPED.map((name) => `workflows/${name}.json`),
	];
	expect([...packed()].sort()).toEqual(wanted.sort());
});

it('it brings no dependencies, for n8n would install none', () => {
	expect(manifest).not.toHaveProperty('dependencies');
});

it.each(doors)('%s leads to a class that n8n can make', (door) => {
	const [name = ''] = path.basename(door).split('.');
	const module = jest.requireActual<
		Record<string, new () => { description?: { name: string }; name?: string }>
	>(path.join(root, door));
	const made = module[name] && new module[name]();
	const known = made?.description?.name ?? made?.name;
	expect(known?.toLowerCase()).toBe(name.toLowerCase());
});

it('all doors lead to one bundle, so that the nodes keep the rate limit together', () => {
	const texts = doors.map((door) => readFileSync(path.join(root, door), 'utf8'));
	expect(texts.filter((text) => !/require\('(\.\.\/)+bundle\.js'\)/.test(text))).toEqual([]);
});

it('n8n loads every node and credential of the package', async () => {
	const installed = await InstalledPackage.load();
	for (const door of manifest.n8n.nodes) {
		const name = path.basename(door, '.node.js');
		const type = `${manifest.name}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
		expect(installed.getByName(type).description.displayName).toMatch(/^[A-Z]/);
	}
	expect(installed.credentialType('watiCustomerSyncApi').displayName).toMatch(/API$/);
});
