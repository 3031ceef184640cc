import { z } from 'zod';
import type { Browser } from './browser.mts';

/** From the form to n8n's question, and back with a code that the form exchanges. */
const MOST_HOPS = 10;

const Approved = z.object({ data: z.object({ redirectUrl: z.string() }) });

/** What a person sees at an address, after all redirects, and after saying yes where n8n asks. */
export async function opened(
	browser: Browser,
	address: string,
): Promise<{ readonly html: string }> {
	let url = address;
	for (let hop = 0; hop < MOST_HOPS; hop += 1) {
		const { status, headers, data } = await browser.send({ url, responseType: 'text' });
		if (typeof headers['location'] === 'string') {
			url = new URL(headers['location'], url).href;
		} else if (new URL(url).pathname === '/oauth/consent') {
			url = await allow(browser, new URL(url).origin);
		} else if (status === 200) {
			return { html: String(data) };
		} else {
			throw new Error(`${url} answered ${status}: ${String(data).slice(0, 300)}`);
		}
	}
	throw new Error(`${address} leads nowhere.`);
}

/** "Allow access": whether a form may know the person's login. */
async function allow(browser: Browser, origin: string): Promise<string> {
	const { status, data } = await browser.send({
		method: 'POST',
		url: `${origin}/rest/consent/approve`,
		data: { approved: true },
	});
	if (status === 401) throw new Error('Nobody has signed in to n8n.');
	return Approved.parse(data).data.redirectUrl;
}
