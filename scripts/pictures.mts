/**
 * Takes the pictures of the README from the real editor and the real page. Needs Chromium (Debian:
 * `apt-get install chromium`), or its path in CHROMIUM. Usage: npm run pictures [-- FOLDER]
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { formAddress } from '../sandbox/demo/importAddresses.mts';
import { startDemo, type Demo } from '../sandbox/demo/index.mts';
import { quiet } from '../sandbox/demo/quiet.mts';
import type { Template } from '../sandbox/demo/templates.mts';

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
/** Eighty nodes: smaller, nobody could read their names. */
const LARGE_VIEW = { width: 2600, height: 1400 };
const SMALL_VIEW = { width: 1000, height: 800 };
const SETTLE_MS = 2_500;
const PATIENCE_MS = 120_000;

const FILES: Readonly<Record<Template, string>> = {
	shopifyToWati: 'shopify-to-wati.png',
	watiToShopify: 'wati-to-shopify.png',
	historicalImport: 'historical-import.png',
	setup: 'setup.png',
	reconcile: 'reconcile.png',
	retryFailures: 'retry-failures.png',
	syncHealth: 'sync-health-template.png',
};

/** More nodes than the usual picture can show. */
const LARGE: readonly Template[] = [
	'historicalImport',
	'reconcile',
	'retryFailures',
	'setup',
	'syncHealth',
];

async function logIn(page: Page, { editor, login }: Demo): Promise<void> {
	await page.goto(`${editor}/signin`);
	await page.fill('input[type="email"], input[name="emailOrLdapLoginId"]', login.email);
	await page.fill('input[type="password"]', login.password);
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => !url.pathname.includes('signin'));
}

async function canvas(
	page: Page,
	{ editor, workflows }: Demo,
	template: Template,
	folder: string,
): Promise<void> {
	await page.goto(`${editor}/workflow/${workflows[template]}`);
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
	await page.screenshot({ path: join(folder, FILES[template]) });
}

/** Runs of both directions, so that the page has something to show. */
async function live({ wati }: Demo): Promise<void> {
	await wati.people.write('14155550132', 'STOP');
	await wati.people.write('447911123456', 'Hello, do you ship to Leeds?', { name: 'Priya Shah' });
}

/** The import, as a person sees it: what it will take, how far it is, what came of it. */
async function historicalImport(page: Page, { editor }: Demo, folder: string): Promise<void> {
	const shoot = async (name: string) =>
		await page.screenshot({ path: join(folder, `historical-import-${name}.png`) });
	await page.goto(formAddress(editor));
	await page.getByText('Allow access').click();
	await page.locator('#submit-btn').click();
	await page.waitForURL((url) => url.pathname.includes('form-waiting'));
	await shoot('form');
	await page.locator('#submit-btn').click();
	// The bar moves once a page of customers is done.
	await page.waitForSelector('[role=progressbar]:not([aria-valuenow="0"])', {
		timeout: PATIENCE_MS,
	});
	await shoot('progress');
	await page.getByText('The import is done').waitFor({ timeout: PATIENCE_MS });
	await shoot('summary');
}

/** How the sync is, as its page tells. */
async function syncHealth(page: Page, { editor }: Demo, folder: string): Promise<void> {
	await page.goto(`${editor}/form/shopify-wati-health`);
	await page.getByText('Allow access').click();
	await page.locator('#submit-btn').click();
	await page.waitForURL((url) => url.pathname.startsWith('/webhook/'));
	await page.screenshot({ path: join(folder, 'sync-health.png'), fullPage: true });
}

const openBrowser = async (): Promise<Browser> =>
	await chromium.launch({
		executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
		args: ARGUMENTS,
	});

async function main(): Promise<void> {
	const folder = process.argv[2] ?? '.github/pictures';
	await mkdir(folder, { recursive: true });
	const demo = await startDemo((line) => process.stdout.write(`${line}\n`));
	const browser = await openBrowser();
	try {
		await quiet(demo);
		await live(demo);
		await quiet(demo);
		const page = await browser.newPage({ viewport: VIEW, colorScheme: 'light' });
		await logIn(page, demo);
		await canvas(page, demo, 'shopifyToWati', folder);
		await canvas(page, demo, 'watiToShopify', folder);
		await page.setViewportSize(LARGE_VIEW);
		for (const template of LARGE) await canvas(page, demo, template, folder);
		await page.setViewportSize(SMALL_VIEW);
		await historicalImport(page, demo, folder);
		await syncHealth(page, demo, folder);
		await page.setViewportSize(VIEW);
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
