import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from './browser.mts';
import { opened } from './consent.mts';

const LOOK_EVERY_MS = 150;
const DEADLINE_MS = 60_000;

/** Where n8n tells how far the run behind a form is. */
function statusAddress(address: string): string {
	const url = new URL(address);
	url.pathname += '/n8n-execution-status';
	return url.href;
}

/** The next page that a form shows, once its run has come there. */
export async function nextPage(
	browser: Browser,
	url: string,
): Promise<{ readonly url: string; readonly html: string }> {
	for (const deadline = Date.now() + DEADLINE_MS; ; ) {
		const { data } = await browser.send({ url: statusAddress(url), responseType: 'text' });
		const status = String(data).trim();
		if (status === 'form-waiting') return { url, html: (await opened(browser, url)).html };
		if (status !== 'running' && status !== 'new') {
			throw new Error(`The run behind the form shows no further page, its status is ${status}.`);
		}
		if (Date.now() > deadline) throw new Error('The form shows no further page in time.');
		await sleep(LOOK_EVERY_MS);
	}
}
