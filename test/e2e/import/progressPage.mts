import axios from 'axios';
import { linksOf, plainText } from '../../../sandbox/n8n/markup.mts';

const client = axios.create({
	proxy: false,
	maxRedirects: 0,
	validateStatus: () => true,
	responseType: 'text',
});

/** The page of an import, as whoever has its address sees it. */
export interface ProgressPage {
	readonly url: string;
	text(): Promise<string>;
	/** Presses a button that the page shows. */
	press(button: 'Cancel the import' | 'Go on now'): Promise<void>;
	/** Follows its link to a file. */
	file(name: 'exceptions' | 'contacts'): Promise<string>;
}

export function progressPage(url: string): ProgressPage {
	const html = async () => String((await client.get(url)).data);
	return {
		url,
		text: async () => plainText(await html()),
		async press(button) {
			const page = await html();
			const value = new RegExp(`value="(\\w+)">${button}<`).exec(page)?.[1];
			if (value === undefined) throw new Error(`There is no button ${button}`);
			const { status, headers } = await client.post(url, new URLSearchParams({ button: value }));
			if (status !== 303 || headers['location'] !== url) {
				throw new Error(`The button leads to ${status} ${String(headers['location'])}`);
			}
		},
		async file(name) {
			const address = linksOf(await html(), url).find((link) => link.includes(`file=${name}`));
			if (address === undefined) throw new Error(`There is no link to the ${name}`);
			return String((await client.get(address)).data);
		},
	};
}

/** What is answered at an address, and in which words. */
export async function answerAt(
	method: 'GET' | 'POST',
	url: string,
): Promise<{ readonly status: number; readonly text: string }> {
	const { status, data } = await client.request<unknown>({ method, url });
	return { status, text: String(data) };
}
