/**
 * Writes the pruned schemas of this folder anew: `npx tsx test/shopify-schema/regenerate.mts`.
 * Shopify publishes its schema inside the npm package of its developer assistant.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
	type IntrospectionQuery,
	buildClientSchema,
	buildSchema,
	lexicographicSortSchema,
	printSchema,
	validateSchema,
} from 'graphql';
import { prune } from './prune.mts';

const PACKAGE = '@shopify/dev-mcp@1.16.0';
const VERSIONS = ['2026-07', '2026-10'];
const folder = mkdtempSync(join(tmpdir(), 'shopify-schema-'));

try {
	const tarball = execFileSync('npm', ['pack', PACKAGE, '--silent'], {
		cwd: folder,
		encoding: 'utf8',
	});
	execFileSync('tar', ['-xzf', tarball.trim()], { cwd: folder });
	for (const version of VERSIONS) {
		const path = join('test', 'shopify-schema', `${version}.graphql`);
		writeFileSync(
			path,
			`# Shopify Admin API ${version}, pruned; see LICENSE.md\n${pruned(version)}`,
		);
	}
} finally {
	rmSync(folder, { recursive: true });
}

function pruned(version: string): string {
	const file = join(folder, 'package', 'dist', 'data', `admin_${version}.json.gz`);
	const { data } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
		data: IntrospectionQuery;
	};
	const sdl = prune(printSchema(lexicographicSortSchema(buildClientSchema(data))));
	const problems = validateSchema(buildSchema(sdl));
	if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
	return sdl;
}
