import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import axios from 'axios';

import { fakeWorld } from '../../sandbox/page/fakeWorld.mts';
import { startPage, type Page } from '../../sandbox/page/index.mts';

const folder = join(process.cwd(), 'sandbox', 'page', 'public');
const names = readdirSync(folder);
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

/** Addresses that are names of languages, not places to load from. */
const XML_NAMES = /http:\/\/www\.w3\.org\/[\w/]+/g;

const namedBy = (name: string) =>
	[...textOf(name).matchAll(/(?:(?:href|src)="\/|from '\.\/)([\w.]+)["']/g)].map(
		([, file]) => file,
	);

let page: Page;
beforeAll(async () => (page = await startPage({ world: fakeWorld(), port: 0 })));
afterAll(async () => await page.close());

describe('the files of the page', () => {
	it.each([
		['/', 'text/html'],
		['/page.js', 'text/javascript'],
		['/theme.css', 'text/css'],
		['/icon.svg', 'image/svg+xml'],
	])('serve %s as %s, with nothing foreign allowed', async (path, type) => {
		const { headers } = await axios.get<string>(page.origin + path);
		expect(headers['content-type']).toContain(type);
		expect(headers['content-security-policy']).toContain("default-src 'self'");
		expect(headers['x-content-type-options']).toBe('nosniff');
	});

	it('are all there, and none is left over', () => {
		const named = new Set(['index.html', ...names.flatMap(namedBy)]);
		expect([...named].sort()).toEqual([...names].sort());
	});

	it.each(names)('load nothing from elsewhere: %s', (name) => {
		expect(textOf(name).replace(XML_NAMES, '')).not.toMatch(/(?:https?:)?\/\/[\w-]+\.\w/);
	});

	it.each(names.filter((name) => name.endsWith('.js')))('make no markup of text: %s', (name) => {
		expect(textOf(name)).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
	});

	it('name every element that the scripts look for', () => {
		const ids = [...textOf('index.html').matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id);
		const sought = names.flatMap((name) =>
			[...textOf(name).matchAll(/byId\('([\w-]+)'\)/g)].map(([, id]) => id),
		);
		expect(ids).toEqual(expect.arrayContaining(sought));
		expect(sought).toContain('timeline');
	});
});
