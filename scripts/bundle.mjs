/**
 * Bundles what the nodes are made of, third-party code included, into one file, because n8n
 * installs no dependencies of a community package. One file for all nodes, so that they share the
 * rate limit; each node and credential stays where package.json says, as a door to it.
 */
import { rmSync, writeFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const { n8n } = JSON.parse(readFileSync('package.json', 'utf8'));
const doors = [...n8n.nodes, ...n8n.credentials];
const bundle = 'dist/bundle.js';

const classOf = (door) => path.basename(door).split('.')[0];

await build({
	stdin: {
		contents: doors.map((door) => `export { ${classOf(door)} } from './${door}';`).join('\n'),
		resolveDir: process.cwd(),
	},
	bundle: true,
	platform: 'node',
	format: 'cjs',
	target: 'node20',
	external: ['n8n-workflow'],
	// The scan of community packages refuses output to the console, a library's own included.
	drop: ['console'],
	outfile: bundle,
	legalComments: 'eof',
	logLevel: 'warning',
});

// The n8n build copies every picture of the project: only those of nodes and credentials belong.
for (const entry of readdirSync('dist', { withFileTypes: true })) {
	const ours = ['nodes', 'credentials', path.basename(bundle)].includes(entry.name);
	if (!ours) rmSync(path.join('dist', entry.name), { recursive: true });
}
for (const entry of readdirSync('dist', { recursive: true, withFileTypes: true })) {
	const file = path.join(entry.parentPath ?? entry.path, entry.name);
	const ours = file === path.normalize(bundle) || /\.(json|svg)$/.test(file);
	if (entry.isFile() && !ours) rmSync(file, { force: true });
	if (entry.isDirectory() && /^dist.nodes.[a-z]/.test(file))
		rmSync(file, { recursive: true, force: true });
}
for (const door of doors) {
	const toBundle = path.relative(path.dirname(door), bundle).replaceAll(path.sep, '/');
	writeFileSync(
		door,
		`'use strict';\nexports.${classOf(door)} = require('${toBundle}').${classOf(door)};\n`,
	);
}
