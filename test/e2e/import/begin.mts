import { openForm, type Answers, type FormView } from '../../../sandbox/n8n/form.mts';
import type { N8nInstance } from '../../../sandbox/n8n/instance.mts';
import { progressPage, type ProgressPage } from './progressPage.mts';

export const DRY_RUN: Answers = { 'What to do': 'Dry run: only tell what would be written' };
export const AGAIN: Answers = {
	'If an import was completed before': 'Run again: I know why',
};

/** Fills in the form: a page that asks whether it shall start, or one that says why not. */
export async function fillIn(n8n: N8nInstance, answers: Answers = {}): Promise<FormView> {
	const form = await openForm(n8n, 'shopify-wati-import');
	return await form.send(answers);
}

/** Presses Start on the second page of the form; the browser is led to the page of the import. */
export async function start(question: FormView): Promise<ProgressPage> {
	if (question.kind !== 'page') throw new Error(`The form asks nothing: ${said(question)}`);
	const answer = await question.send();
	if (answer.kind !== 'redirect') throw new Error(`Nothing is started: ${said(answer)}`);
	return progressPage(answer.url);
}

export const begin = async (n8n: N8nInstance, answers: Answers = {}): Promise<ProgressPage> =>
	await start(await fillIn(n8n, answers));

/** All that a page of the form says. */
export const said = (view: FormView): string =>
	view.kind === 'redirect' ? `it leads to ${view.url}` : `${view.title}. ${view.text}`;
