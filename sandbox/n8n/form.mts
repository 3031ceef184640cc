import { z } from 'zod';
import type { Browser } from './browser.mts';
import { opened } from './consent.mts';
import { fieldsOf, tokenOf, type FormField } from './formFields.mts';
import { between, linksOf, plainText } from './markup.mts';
import { nextPage } from './waiting.mts';

/** What a person sees of an n8n form: a page of it, how it ends, or where it leads on. */
export type FormView = FormPage | FormEnding | FormRedirect;

export interface FormPage {
	readonly kind: 'page';
	readonly title: string;
	/** All that the page says, as plain text, and what there is to choose. */
	readonly text: string;
	readonly fields: readonly Pick<FormField, 'label' | 'options'>[];
	/** Fills in fields by their labels and presses the button. The rest stays as the page has it. */
	send(answers?: Answers): Promise<FormView>;
}

export interface FormEnding {
	readonly kind: 'ending';
	readonly title: string;
	readonly text: string;
	/** The addresses of its links. */
	readonly links: readonly string[];
}

export interface FormRedirect {
	readonly kind: 'redirect';
	readonly url: string;
}

/** Of a field where several may be ticked, a list. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** An n8n as a browser reaches it, and a session of its owner. */
export interface FormSite {
	readonly origin: string;
	readonly rest: { readonly browser: Browser };
}

/**
 * Opens the form of a published workflow. Where the form wants to know who fills it in, the owner
 * of the session says yes, as a person does once.
 */
export async function openForm({ origin, rest }: FormSite, path: string): Promise<FormPage> {
	const { browser } = rest;
	const url = `${origin}/form/${path}`;
	const { html } = await opened(browser, url);
	return pageOf(browser, { url, html });
}

interface Document {
	readonly url: string;
	readonly html: string;
}

const Begun = z.object({ formWaitingUrl: z.string() });

function pageOf(browser: Browser, { url, html }: Document): FormPage {
	const form = between(html, "id='n8n-form'", "id='submit-btn'");
	const fields = fieldsOf(form);
	return {
		kind: 'page',
		title: plainText(between(form, '<h1>', '</h1>')),
		text: plainText(between(form, '</h1>', '')),
		fields: fields.visible.map(({ label, options }) => ({ label, options })),
		async send(answers = {}) {
			const data = fields.filledIn(answers);
			const answer = await post(browser, { url, html }, data);
			const begun = Begun.safeParse(answer);
			return await seen(browser, await nextPage(browser, begun.data?.formWaitingUrl ?? url));
		},
	};
}

async function seen(browser: Browser, { url, html }: Document): Promise<FormView> {
	if (html.includes("id='n8n-form'")) return pageOf(browser, { url, html });
	// The ending is shown: now the page itself tells n8n so, and the run goes on.
	await post(browser, { url, html });
	const away = linksOf(between(html, "id='redirectUrl'", '</a>'), url)[0];
	if (away !== undefined) return { kind: 'redirect', url: away };
	const ending = between(html, '<h1>', '</section>');
	return {
		kind: 'ending',
		title: plainText(between(ending, '', '</h1>')),
		text: plainText(between(ending, '</h1>', '')),
		links: linksOf(ending, url),
	};
}

async function post(browser: Browser, { url, html }: Document, data?: FormData): Promise<unknown> {
	const token = tokenOf(html);
	const headers = token === undefined ? {} : { 'x-auth-token': token };
	const { status, data: answer } = await browser.send({ method: 'POST', url, data, headers });
	if (status < 300) return answer;
	throw new Error(`The form at ${url} answered ${status}: ${JSON.stringify(answer)}`);
}
