/**
 * Takes the pictures of the README from the real editor and the real page. Needs Chromium (Debian:
 * `apt-get install chromium`), or its path in CHROMIUM. Usage: npm run pictures [-- FOLDER]
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from 'playwright-core';
import { startDemo, type Demo } from '../sandbox/demo/index.mts';
import { quiet } from '../sandbox/demo/quiet.mts';
import type { Direction } from '../sandbox/page/world.mts';

const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
const VIEW = { width: 1700, height: 900 };
const SETTLE_MS = 2_500;

const FILES: Readonly<Record<Direction, string>> = {
	shopifyToWati: 'shopify-to-wati.png',
	watiToShopify: 'wati-to-shopify.png',
};

async function logIn(page: Page, { n8n, login }: Demo): Promise<void> {
	await page.goto(`${n8n.origin}/signin`);
	await page.fill('input[type="email"], input[name="emailOrLdapLoginId"]', login.email);
	await page.fill('input[type="password"]', login.password);
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => !url.pathname.includes('signin'));
}

async function canvas(
	page: Page,
	{ n8n, workflows }: Demo,
	direction: Direction,
	folder: string,
): Promise<void> {
	await page.goto(`${n8n.origin}/workflow/${workflows[direction]}`);
	await page.waitForSelector('[data-test-id="canvas-node"], .vue-flow__node');
	await sleep(SETTLE_MS);
	await page
		.locator('[data-test-id="suggested-action-close"], .el-popover button')
		.first()
		.click({ timeout: SETTLE_MS })
		.catch(() => undefined);
	await page.keyboard.press('Escape');
	await page.keyboard.press('1');
	await sleep(SETTLE_MS);
	await page.screenshot({ path: join(folder, FILES[direction]) });
}

/** Runs of both directions, so that the page has something to show. */
async function live({ wati }: Demo): Promise<void> {
	await wati.people.write('14155550132', 'STOP');
	await wati.people.write('447911123456', 'Hello, do you ship to Leeds?', { name: 'Priya Shah' });
}

async function main(): Promise<void> {
	const folder = process.argv[2] ?? '.github/pictures';
	await mkdir(folder, { recursive: true });
	const demo = await startDemo((line) => process.stdout.write(`${line}\n`));
	const browser = await chromium.launch({
		executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
		args: ARGUMENTS,
	});
	try {
		await quiet(demo);
		await live(demo);
		await quiet(demo);
		const page = await browser.newPage({ viewport: VIEW, colorScheme: 'light' });
		await logIn(page, demo);
		await canvas(page, demo, 'shopifyToWati', folder);
		await canvas(page, demo, 'watiToShopify', folder);
		await page.goto(demo.page);
		await sleep(SETTLE_MS);
		await page.screenshot({ path: join(folder, 'demo.png') });
	} finally {
		await browser.close();
		await demo.close();
	}
}

main().then(
	() => process.exit(),
	(error: unknown) => {
		process.stderr.write(`${String(error)}\n`);
		process.exit(1);
	},
);
