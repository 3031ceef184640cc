import { bareCode, importsOf, sourceFiles } from './sourceFiles.mts';

const NODE_FOLDERS = [
	'CheckConnections',
	'CheckSettings',
	'ListCustomers',
	'MapAttributes',
	'MatchContact',
	'ShopifyCustomerTrigger',
	'TrackFailures',
	'UnlinkContact',
	'UpsertCustomer',
	'WatiInboundTrigger',
] as const;

const CORE = ['nodes/core/', 'crypto', 'libphonenumber-js/max', 'any-ascii', 'luxon'];
const SHOPIFY = ['nodes/core/', 'nodes/shopify/', 'crypto', 'zod'];
const WATI = ['nodes/core/', 'nodes/wati/', 'crypto', 'zod'];
/** Brings both together; only what n8n shows may know it. */
const SYNC = [...new Set([...SHOPIFY, ...WATI, 'nodes/sync/'])];
const N8N = [...new Set([...SHOPIFY, ...WATI, 'nodes/n8n/', 'n8n-workflow'])];

const SHOWN = [...N8N, 'nodes/sync/', 'libphonenumber-js/max'];

/** What may know what: a folder, and the beginnings of what it may import. */
const ARROWS: ReadonlyArray<readonly [string, readonly string[]]> = [
	['nodes/core', CORE],
	['nodes/shopify', SHOPIFY],
	['nodes/wati', WATI],
	['nodes/sync', SYNC],
	['nodes/n8n', N8N],
	...NODE_FOLDERS.map((name) => [`nodes/${name}`, [...SHOWN, `nodes/${name}/`]] as const),
	['credentials', ['nodes/shopify/', 'nodes/wati/', 'nodes/n8n/', 'n8n-workflow']],
];

it.each(ARROWS)('%s imports only what it may know', (folder, allowed) => {
	const files = sourceFiles(folder, /\.ts$/);
	expect(files.length).toBeGreaterThan(0);
	const strangers = files.flatMap((source) =>
		importsOf(source)
			.filter(
				(name) => !allowed.some((one) => (one.endsWith('/') ? name.startsWith(one) : name === one)),
			)
			.map((name) => `${source.file}: ${name}`),
	);
	expect(strangers).toEqual([]);
});

it('the table knows every folder of the product', () => {
	const folders = sourceFiles('nodes', /\.ts$/).map(({ file }) =>
		file.split('/').slice(0, 2).join('/'),
	);
	expect([...new Set(folders)].sort()).toEqual(
		ARROWS.map(([folder]) => folder)
			.filter((folder) => folder !== 'credentials')
			.sort(),
	);
});

it.each([
	['a clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b/],
	['chance', /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/],
	['a vendor', /shopify|wati|n8n/i],
	['waiting', /\basync\b|\bawait\b|\bsetTimeout\b|\bPromise\b/],
])('the core knows nothing of %s', (_, pattern) => {
	const guilty = sourceFiles('nodes/core', /\.ts$/).filter(({ text }) =>
		pattern.test(bareCode(text)),
	);
	expect(guilty.map(({ file }) => file)).toEqual([]);
});

it('the sandbox is written without the product', () => {
	const guilty = sourceFiles('sandbox', /\.m?[jt]s$/).flatMap((source) =>
		importsOf(source)
			.filter((name) => /^(nodes|credentials|dist)\//.test(name))
			.map((name) => `${source.file}: ${name}`),
	);
	expect(guilty).toEqual([]);
});

it.each([
	["import { a } from '../wati/client';", 'nodes/wati/client'],
	["import type { a } from './client';", 'nodes/shopify/client'],
	["export { a } from '../wati/client';", 'nodes/wati/client'],
	["import '../wati/client';", 'nodes/wati/client'],
	["const a = require('../wati/client');", 'nodes/wati/client'],
	["const a = await import('../wati/client');", 'nodes/wati/client'],
	["import {\n\ta,\n} from 'zod';", 'zod'],
])('an import is seen however it is written: %s', (text, name) => {
	expect(importsOf({ file: 'nodes/shopify/answer.ts', text })).toEqual([name]);
});
